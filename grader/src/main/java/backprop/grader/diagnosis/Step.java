package backprop.grader.diagnosis;

/**
 * One call of a hidden test with what came of it: the arguments as they are afterwards and the
 * result, or the kind of exception. Objects of the submission count by their class only.
 *
 * @param shape the call and everything but its numbers
 * @param numbers of long arrays a fixed sample
 */
record Step(String shape, double[] numbers) {

  static Step of(
      Class<?> owner, String method, Object[] arguments, Object result, Throwable thrown) {
    Flattener flattener = new Flattener();
    flattener.text(owner.getName()).text(method);
    for (Object argument : arguments) {
      flattener.value(argument);
    }
    if (thrown == null) {
      flattener.text("returned").value(result);
    } else {
      flattener.text("threw").text(thrown.getClass().getName());
    }
    return flattener.step();
  }

  boolean sameAs(Step other, Tolerance tolerance) {
    return shape.equals(other.shape) && tolerance.same(numbers, other.numbers);
  }
}
