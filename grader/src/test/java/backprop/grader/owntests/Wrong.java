package backprop.grader.owntests;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** A few wrong implementations: the solution with one expression exchanged. */
final class Wrong {

  private static final Path SOLUTION = Path.of("../solution/src/main/java");

  static final Implementation SIGMOID =
      edited("backprop/function/Sigmoid", "return 1 / (1 + Math.exp(-x));", "return 1 / (1 + x);");
  static final Implementation GRADIENT =
      edited("backprop/function/Sigmoid", "return s * (1 - s);", "return s;");
  static final Implementation LINEAR =
      edited("backprop/layer/LinearLayer", "multiplyTransB(v, weight.value())", "copy(v)");

  private Wrong() {}

  /** Returns right programs with other last digits. */
  static List<Implementation> butRight() {
    String sigmoid = "backprop/function/Sigmoid";
    String positive = "return 1 / (1 + Math.exp(-x));";
    String gradient = "return s * (1 - s);";
    return List.of(
        edited(sigmoid, positive, "return 0.5 + 0.5 * Math.tanh(x / 2);"),
        edited(sigmoid, gradient, "return s - s * s;"),
        edited(sigmoid, gradient, "return 0.25 - (s - 0.5) * (s - 0.5);"),
        edited("backprop/function/Softmax", "s[i] /= sum;", "s[i] *= 1 / sum;"));
  }

  static List<Implementation> all() {
    return List.of(SIGMOID, GRADIENT, LINEAR);
  }

  private static Implementation edited(String path, String right, String wrong) {
    try {
      String source = Files.readString(SOLUTION.resolve(path + ".java"));
      if (!source.contains(right)) {
        throw new IllegalStateException(path + " has no " + right);
      }
      String id = path.substring(path.lastIndexOf('/') + 1) + ": " + wrong;
      return new Implementation(
          id, "topic", "wrong", compiled(path + ".java", source.replace(right, wrong)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, byte[]> compiled(String path, String source) {
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    Map<String, ByteArrayOutputStream> classes = new HashMap<>();
    JavaFileManager files =
        new ForwardingJavaFileManager<JavaFileManager>(
            javac.getStandardFileManager(null, null, null)) {
          @Override
          public JavaFileObject getJavaFileForOutput(
              Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("memory:///" + name), kind) {
              @Override
              public OutputStream openOutputStream() {
                return classes.computeIfAbsent(name, key -> new ByteArrayOutputStream());
              }
            };
          }
        };
    JavaFileObject unit =
        new SimpleJavaFileObject(URI.create("string:///" + path), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
          }
        };
    String classPath = Bench.SOLUTION + File.pathSeparator + Bench.STUDENT;
    List<String> options = List.of("--release", "17", "-proc:none", "-cp", classPath);
    StringWriter log = new StringWriter();
    if (!javac.getTask(log, files, null, options, null, List.of(unit)).call()) {
      throw new IllegalStateException(log.toString());
    }
    Map<String, byte[]> bytes = new HashMap<>();
    classes.forEach((name, content) -> bytes.put(name, content.toByteArray()));
    return bytes;
  }
}
