package backprop.grader.sandbox;

import java.util.concurrent.locks.LockSupport;

/** A child that says a dot and never ends; it doesn't even notice that its input has ended. */
final class EndlessProbe {

  private EndlessProbe() {}

  public static void main(String[] args) {
    System.out.print('.');
    System.out.flush();
    while (true) {
      LockSupport.park();
    }
  }
}
