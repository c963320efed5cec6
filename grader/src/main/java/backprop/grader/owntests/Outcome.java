package backprop.grader.owntests;

import backprop.grader.owntests.child.Verdict;
import java.util.Set;

/**
 * What became of one test in one run.
 *
 * @param name the test's class and method, as the tests' process says
 * @param verdict what the test says
 * @param answers a digest of the answers that it had been given by then
 * @param calls the methods that it had called by then
 * @param cost how many answers it took
 */
record Outcome(String name, Verdict verdict, String answers, Set<String> calls, int cost) {}
