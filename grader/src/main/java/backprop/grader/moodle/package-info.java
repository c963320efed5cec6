/** What is known of Moodle: its grading worksheet, its dates, its feedback files. */
package backprop.grader.moodle;
