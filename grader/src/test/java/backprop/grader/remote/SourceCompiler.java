package backprop.grader.remote;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles sources given as text. */
final class SourceCompiler {

  private static final Pattern PACKAGE = Pattern.compile("package ([\\w.]+);");
  private static final Pattern TYPE =
      Pattern.compile("(?m)^public (?:final )?(?:class|interface|record) (\\w+)");

  private SourceCompiler() {}

  static void compile(List<String> sources, List<Path> classPath, Path target) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<JavaFileObject> files = sources.stream().map(SourceCompiler::file).toList();
    StringWriter log = new StringWriter();
    String path =
        String.join(java.io.File.pathSeparator, classPath.stream().map(Path::toString).toList());
    List<String> options =
        List.of("--release", "17", "-proc:none", "-cp", path, "-d", target.toString());
    if (!compiler.getTask(log, null, null, options, null, files).call()) {
      throw new IllegalArgumentException(log.toString());
    }
  }

  private static JavaFileObject file(String source) {
    String name = first(PACKAGE, source).replace('.', '/') + "/" + first(TYPE, source);
    URI uri = URI.create("string:///" + name + ".java");
    return new SimpleJavaFileObject(uri, JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return source;
      }
    };
  }

  private static String first(Pattern pattern, String source) {
    Matcher matcher = pattern.matcher(source);
    if (!matcher.find()) {
      throw new IllegalArgumentException(source);
    }
    return matcher.group(1);
  }
}
