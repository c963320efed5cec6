/** Names the misconception behind a wrong answer: the one whose program answers the same. */
package backprop.grader.diagnosis;
