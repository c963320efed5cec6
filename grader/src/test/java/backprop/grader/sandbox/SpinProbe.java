package backprop.grader.sandbox;

/** A child that uses as much processor time as it can get, in one of several ways. */
final class SpinProbe {

  private SpinProbe() {}

  public static void main(String[] args) throws Exception {
    switch (args[0]) {
      case "threads" -> {
        new Thread(SpinProbe::spin).start();
        new Thread(SpinProbe::spin).start();
      }
      case "process" -> SpawnProbe.start(SpinProbe.class, "threads").waitFor();
      case "leave" -> SpawnProbe.start(SpinProbe.class, "threads");
      case "orphan" -> {
        SpawnProbe.start(SpinProbe.class, "leave").waitFor();
        EndlessProbe.main(args);
      }
      default -> throw new IllegalArgumentException(args[0]);
    }
  }

  private static void spin() {
    while (true) {
      Thread.onSpinWait();
    }
  }
}
