package backprop.grader.compile;

import backprop.grader.intake.Submission;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** A small assignment with stubs, compiled for tests. */
final class SmallAssignment {
  static final String SOFTMAX = "backprop/function/Softmax.java";
  static final String TANH = "backprop/layer/TanhLayer.java";
  static final String TRAINER = "backprop/train/Trainer.java";

  private static final Map<String, String> SOURCES =
      Map.of(
          "backprop/matrix/Matrices.java",
          "package backprop.matrix; public final class Matrices { private Matrices() {}"
              + " public static double[][] copy(double[][] a) { return a.clone(); } }",
          "backprop/layer/Layer.java",
          "package backprop.layer; public interface Layer { double[][] fprop(double[][] x);"
              + " default int size() { return 0; } }",
          SOFTMAX,
          "package backprop.function; public final class Softmax {"
              + " public static final double STEP = 1e-4; private Softmax() {}"
              + " public static double[] softmax(double[] x) { throw new Error(); }"
              + " public static double[][] softmax(double[][] x) { throw new Error(); } }",
          TANH,
          "package backprop.layer; public final class TanhLayer implements Layer {"
              + " public double[][] fprop(double[][] x) { throw new Error(); } }",
          TRAINER,
          "package backprop.train; import backprop.layer.Layer; import java.util.List;"
              + " public final class Trainer { public static int errors(List<Layer> model,"
              + " double... x) { throw new Error(); } }");

  /** Right answers to the stubs above. */
  static final String GOOD_SOFTMAX =
      """
      package backprop.function;

      public final class Softmax {
        public static final double STEP = 1e-4;

        public static double[] softmax(double[] x) {
          return x;
        }

        public static double[][] softmax(double[][] x) {
          return x;
        }

        static int help() {
          return 1;
        }
      }
      """;

  static final String GOOD_TANH =
      """
      package backprop.layer;

      public final class TanhLayer implements Layer {
        public double[][] fprop(double[][] x) {
          return backprop.matrix.Matrices.copy(x);
        }
      }
      """;

  static final String GOOD_TRAINER =
      """
      package backprop.train;

      import backprop.function.Softmax;
      import backprop.layer.Layer;
      import java.util.List;

      public final class Trainer {
        public static int errors(List<Layer> model, double... x) {
          return Softmax.softmax(x).length;
        }
      }
      """;

  private SmallAssignment() {}

  static Path compileTo(Path folder) throws IOException {
    Path sources = folder.resolve("src");
    Path classes = Files.createDirectories(folder.resolve("classes"));
    for (Map.Entry<String, String> source : SOURCES.entrySet()) {
      Path file = sources.resolve(source.getKey());
      Files.createDirectories(file.getParent());
      Files.writeString(file, source.getValue());
    }
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = javac.getStandardFileManager(null, null, null)) {
      List<Path> paths = SOURCES.keySet().stream().map(sources::resolve).toList();
      boolean done =
          javac
              .getTask(
                  null,
                  files,
                  null,
                  List.of("--release", "17", "-d", classes.toString()),
                  null,
                  files.getJavaFileObjectsFromPaths(paths))
              .call();
      if (!done) {
        throw new IllegalStateException("the small assignment does not compile");
      }
    }
    return classes;
  }

  /** A submission with all files right. */
  static Map<String, String> good() {
    Map<String, String> sources = new TreeMap<>();
    sources.put(SOFTMAX, GOOD_SOFTMAX);
    sources.put(TANH, GOOD_TANH);
    sources.put(TRAINER, GOOD_TRAINER);
    return sources;
  }

  static Map<String, String> with(String path, String text) {
    Map<String, String> sources = good();
    sources.put(path, text);
    return sources;
  }

  static Submission submission(Map<String, String> sources, Map<String, String> ownTests) {
    return new Submission(
        "ada",
        "00",
        new TreeMap<>(sources),
        new TreeMap<>(ownTests),
        List.of(),
        "",
        List.of(),
        List.of());
  }
}
