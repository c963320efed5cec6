/**
 * Compiles submissions in a separate process that never runs any of their code.
 *
 * <p>{@link backprop.grader.compile.CompileService} is the grader's side; {@link
 * backprop.grader.compile.CompileWorker} is the process. Everything between them needs only the
 * JDK, so that the process starts with the grader's own classes and nothing else.
 */
package backprop.grader.compile;
