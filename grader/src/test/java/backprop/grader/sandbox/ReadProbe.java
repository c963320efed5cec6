package backprop.grader.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A child that reads the file it was given. */
final class ReadProbe {

  private ReadProbe() {}

  public static void main(String[] args) throws IOException {
    System.out.println(Files.readString(Path.of(args[0])));
  }
}
