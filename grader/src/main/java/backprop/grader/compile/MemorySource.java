package backprop.grader.compile;

import java.net.URI;
import java.net.URISyntaxException;
import javax.tools.SimpleJavaFileObject;

/** A source text that javac reads from memory. */
final class MemorySource extends SimpleJavaFileObject {
  private final String path;
  private final String text;

  MemorySource(String path, String text) {
    super(uri(path), Kind.SOURCE);
    this.path = path;
    this.text = text;
  }

  private static URI uri(String path) {
    try {
      return new URI("memory", null, "/" + path, null);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("not a source path: " + path, e);
    }
  }

  /** Returns the path such as {@code backprop/function/Softmax.java}. */
  String path() {
    return path;
  }

  /** Returns the path, also through the wrappers that javac puts around file objects. */
  @Override
  public String getName() {
    return path;
  }

  @Override
  public CharSequence getCharContent(boolean ignoreEncodingErrors) {
    return text;
  }
}
