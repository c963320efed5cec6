package backprop.grader.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A child that writes where it has no business, and leaves a folder with something in it. */
final class WriteProbe {

  private WriteProbe() {}

  public static void main(String[] args) {
    try {
      Path folder = Files.createDirectory(Path.of(args[0]));
      Files.createFile(folder.resolve("file"));
      System.out.print("written");
    } catch (IOException e) {
      System.out.print("refused");
    }
  }
}
