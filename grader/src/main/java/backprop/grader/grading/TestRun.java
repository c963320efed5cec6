package backprop.grader.grading;

import backprop.grader.diagnosis.Recording;
import backprop.grader.scoring.Outcome;

/**
 * One hidden test that was run on its own.
 *
 * @param calls with all arguments and answers
 * @param output the start of what the program printed
 */
public record TestRun(Outcome outcome, Recording calls, String output) {}
