/**
 * Random hostile input for the two places where the grader reads what a submission made: archives,
 * and the frames of a child. Each input follows from one number, which every failure shows; {@code
 * -Dbackprop.fuzz.input=NUMBER} runs that input alone, {@code -Dbackprop.fuzz.seed=NUMBER} draws
 * other ones.
 */
package backprop.grader.fuzz;
