package backprop.grader.result;

/**
 * What a student has misunderstood, as the catalogue of wrong programs tells it.
 *
 * @param id the catalogue's entry, such as softmax/column-sums
 * @param sentence what the student's program does and what would be right
 * @param hint a nudge that doesn't give the answer away
 */
public record Misconception(String id, String sentence, String hint) {}
