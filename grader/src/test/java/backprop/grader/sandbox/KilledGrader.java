package backprop.grader.sandbox;

import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** A grader that is going to be killed while its child runs for ever. */
final class KilledGrader {

  private KilledGrader() {}

  public static void main(String[] args) throws Exception {
    Sandbox sandbox =
        Sandboxes.of(List.of(), new SelfTest(ChildProgram.thisJava(), Here.worker(), List.of()))
            .choose(args[0], false)
            .sandbox();
    Child child = sandbox.start(Here.program(EndlessProbe.class));
    if (child.fromChild().read() == '.') {
      System.out.println("ready");
      System.out.flush();
    }
    while (child.alive()) {
      LockSupport.parkNanos(1_000_000_000);
    }
  }
}
