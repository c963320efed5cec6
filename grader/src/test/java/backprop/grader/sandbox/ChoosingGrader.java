package backprop.grader.sandbox;

import java.io.IOException;
import java.util.List;

/** A grader that says which sandbox it chooses, why no better one, and what is open. */
final class ChoosingGrader {

  private ChoosingGrader() {}

  public static void main(String[] args) {
    SelfTest selfTest = new SelfTest(ChildProgram.thisJava(), Here.worker(), List.of());
    try {
      Sandboxes.Choice choice = Sandboxes.of(List.of(), selfTest).choose(args[0], true);
      System.out.println(choice.sandbox().name() + ", tested: " + choice.tested());
      choice.passedOver().forEach(reason -> System.out.println("not used: " + reason));
      choice.sandbox().gaps().lines().forEach(System.out::println);
      choice.sandbox().close();
    } catch (IOException e) {
      System.out.println("none: " + e.getMessage());
    }
  }
}
