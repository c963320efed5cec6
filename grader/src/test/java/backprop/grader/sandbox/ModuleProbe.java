package backprop.grader.sandbox;

import java.io.IOException;

/** A program that says of which module it is a part, and what it reads. */
final class ModuleProbe {

  private ModuleProbe() {}

  public static void main(String[] args) throws IOException {
    String read = new String(System.in.readAllBytes());
    System.out.print(ModuleProbe.class.getModule().getName() + " " + read);
    System.out.flush();
  }
}
