package backprop.grader.compile;

import static java.nio.charset.StandardCharsets.UTF_8;

import backprop.grader.protocol.ByteSink;
import backprop.grader.protocol.ByteSource;
import backprop.grader.protocol.ProtocolException;
import backprop.grader.protocol.UnsendableException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The outcome of compiling a submission. For each rejected file of the assignment its stub stands
 * in, since that is on the class path of whoever runs the classes.
 *
 * @param classes class files by binary name, such as {@code backprop.function.Softmax}
 * @param rejected why a file is left out, as lines for the student, by path such as {@code
 *     backprop/function/Softmax.java}
 * @param notes what else was left out, one sentence each
 */
public record CompiledSubmission(
    SortedMap<String, byte[]> classes, SortedMap<String, String> rejected, List<String> notes) {

  static CompiledSubmission of(SortedMap<String, byte[]> classes) {
    return new CompiledSubmission(classes, new TreeMap<>(), List.of());
  }

  ByteSink encode() throws UnsendableException {
    return new ByteSink().putFiles(classes).putFiles(bytes(rejected)).putStrings(notes);
  }

  /** Returns texts as files: these may be longer than a string in a frame. */
  static SortedMap<String, byte[]> bytes(SortedMap<String, String> texts) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    texts.forEach((name, text) -> files.put(name, text.getBytes(UTF_8)));
    return files;
  }

  static SortedMap<String, String> texts(SortedMap<String, byte[]> files) {
    SortedMap<String, String> texts = new TreeMap<>();
    files.forEach((name, bytes) -> texts.put(name, new String(bytes, UTF_8)));
    return texts;
  }

  static CompiledSubmission read(ByteSource source) throws ProtocolException {
    return new CompiledSubmission(source.getFiles(), texts(source.getFiles()), source.getStrings());
  }
}
