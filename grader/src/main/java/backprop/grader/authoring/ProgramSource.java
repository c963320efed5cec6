package backprop.grader.authoring;

import java.net.URI;
import javax.tools.SimpleJavaFileObject;

/** A source text of ours that javac reads from memory. */
final class ProgramSource extends SimpleJavaFileObject {

  /** Such as {@code backprop/function/Softmax.java}. */
  final String path;

  final String text;

  ProgramSource(String path, String text) {
    super(URI.create("string:///" + path), Kind.SOURCE);
    this.path = path;
    this.text = text;
  }

  @Override
  public CharSequence getCharContent(boolean ignoreEncodingErrors) {
    return text;
  }
}
