package backprop.grader.remote;

/** A grader that dies, without a word, while its child runs for ever. */
final class DyingGrader {

  private DyingGrader() {}

  public static void main(String[] args) throws Throwable {
    Probe probe = new Probe(Probe.process(), Limits.STANDARD);
    ProcessHandle.current().children().forEach(child -> System.out.println(child.pid()));
    System.out.flush();
    Object f = probe.fn(x -> die());
    probe.call("Call", "thenSpin", f);
  }

  private static double die() {
    Thread death = new Thread(() -> Runtime.getRuntime().halt(0));
    death.start();
    return 0;
  }
}
