package backprop.grader.compile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;

/** Keeps class files in memory, and remembers the source that each comes from. */
final class MemoryFileManager extends ForwardingJavaFileManager<JavaFileManager> {
  private final SortedMap<String, ByteArrayOutputStream> classes = new TreeMap<>();
  private final SortedMap<String, String> sourceOfClass = new TreeMap<>();

  MemoryFileManager(JavaFileManager classPath) {
    super(classPath);
  }

  @Override
  public JavaFileObject getJavaFileForOutput(
      Location location, String className, JavaFileObject.Kind kind, FileObject sibling)
      throws IOException {
    if (kind != JavaFileObject.Kind.CLASS) {
      throw new IOException("javac writes class files only");
    }
    if (sibling instanceof MemorySource source) {
      sourceOfClass.put(className, source.path());
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    classes.put(className, bytes);
    URI uri = URI.create("memory:///" + classes.size() + ".class");
    return new SimpleJavaFileObject(uri, kind) {
      @Override
      public OutputStream openOutputStream() {
        return bytes;
      }
    };
  }

  @Override
  public FileObject getFileForOutput(
      Location location, String packageName, String relativeName, FileObject sibling)
      throws IOException {
    throw new IOException("javac writes class files only");
  }

  SortedMap<String, byte[]> classes() {
    SortedMap<String, byte[]> files = new TreeMap<>();
    classes.forEach((name, bytes) -> files.put(name, bytes.toByteArray()));
    return files;
  }

  /** Returns the path of the source of each class. */
  SortedMap<String, String> sourceOfClass() {
    return sourceOfClass;
  }
}
