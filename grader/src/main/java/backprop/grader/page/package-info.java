/**
 * Pages to read, print and hand out: one for each submission and a dashboard of the class. Each is
 * one file that needs no other one and no network. The templates are in {@code src/main/jte}.
 */
package backprop.grader.page;
