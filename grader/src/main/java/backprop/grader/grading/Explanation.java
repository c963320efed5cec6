package backprop.grader.grading;

import backprop.grader.result.HiddenTest;
import backprop.grader.result.Isolation;
import backprop.grader.result.Outcome;
import java.util.List;

/**
 * What one hidden test asked a submission and got; for staff only.
 *
 * @param submission its name
 * @param notes of intake and compilation
 * @param outcome as in the result of a grading
 * @param run the test once more, alone
 * @param reference the same test on the reference
 */
public record Explanation(
    String submission,
    long seed,
    Isolation isolation,
    List<String> notes,
    HiddenTest test,
    Outcome outcome,
    TestRun run,
    TestRun reference) {}
