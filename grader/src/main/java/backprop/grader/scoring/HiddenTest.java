package backprop.grader.scoring;

/**
 * One hidden test as it was found before anything ran.
 *
 * @param name class and method, such as SoftmaxTest.rowsSumToOne
 * @param property the sentence for the student
 * @param part the part of the assignment it belongs to, such as 3.2
 * @param weight its share within the part
 */
public record HiddenTest(String name, String property, String part, double weight) {}
