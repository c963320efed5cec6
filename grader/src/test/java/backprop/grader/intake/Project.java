package backprop.grader.intake;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** A small assignment and a student's project for it. */
final class Project {
  static final String SOFTMAX = "backprop/function/Softmax.java";
  static final String TRAINER = "backprop/train/Trainer.java";
  static final String MATRICES = "backprop/matrix/Matrices.java";
  static final String MATRICES_TEXT = "package backprop.matrix;\npublic class Matrices {}\n";
  static final String SOFTMAX_TEXT =
      "package backprop.function;\n\npublic final class Softmax {\n  // mine\n}\n";
  static final String TRAINER_TEXT = "package backprop.train;\npublic final class Trainer {}\n";

  static final AssignmentFiles ASSIGNMENT =
      new AssignmentFiles(
          new TreeSet<>(List.of(SOFTMAX, TRAINER)),
          new TreeSet<>(List.of(MATRICES, "backprop/Task3SoftmaxTest.java")),
          Map.of(MATRICES, MATRICES_TEXT));

  private Project() {}

  /** Everything that lies in a student's folder when the work is done. */
  static Map<String, byte[]> files() {
    Map<String, byte[]> files = new LinkedHashMap<>();
    put(files, "pom.xml", "<project/>");
    put(files, "README.md", "# Handout");
    put(files, "src/main/java/" + SOFTMAX, SOFTMAX_TEXT);
    put(files, "src/main/java/" + TRAINER, TRAINER_TEXT);
    put(files, "src/main/java/" + MATRICES, MATRICES_TEXT);
    put(files, "src/main/java/backprop/package-info.java", "package backprop;");
    put(files, "src/test/java/mine/MyTest.java", "package mine;\nclass MyTest {}\n");
    put(files, "src/test/java/backprop/Task3SoftmaxTest.java", "package backprop;\nclass X {}");
    put(files, "src/test/resources/junit-platform.properties", "a=b");
    put(files, "target/classes/backprop/function/Softmax.class", "class file");
    put(files, "target/submission.zip", "a zip");
    put(files, ".git/config", "[core]");
    put(files, ".idea/workspace.xml", "<xml/>");
    return files;
  }

  static Map<String, byte[]> with(String path, String text) {
    Map<String, byte[]> files = files();
    put(files, path, text);
    return files;
  }

  static Map<String, byte[]> only(String path, String text) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    put(files, path, text);
    return files;
  }

  static void put(Map<String, byte[]> files, String path, String text) {
    files.put(path, Archives.utf8(text));
  }
}
