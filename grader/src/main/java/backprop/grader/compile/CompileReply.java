package backprop.grader.compile;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The answer of the compile process.
 *
 * @param failure why javac itself gave up on the job; "" if it didn't
 * @param classes class files by binary name
 * @param rejected messages by path
 * @param notes remarks on the rest
 */
record CompileReply(
    String failure,
    SortedMap<String, byte[]> classes,
    SortedMap<String, String> rejected,
    List<String> notes) {

  static CompileReply failed(String failure) {
    return new CompileReply(failure, new TreeMap<>(), new TreeMap<>(), List.of());
  }

  boolean isFailure() {
    return !failure.isEmpty();
  }

  void write(DataOutputStream out) throws IOException {
    Frames.send(out, Frames.write(this::writeTo));
  }

  private void writeTo(DataOutputStream out) throws IOException {
    writeText(out, failure);
    out.writeInt(classes.size());
    for (Map.Entry<String, byte[]> entry : classes.entrySet()) {
      writeText(out, entry.getKey());
      Frames.writeBytes(out, entry.getValue());
    }
    out.writeInt(rejected.size());
    for (Map.Entry<String, String> entry : rejected.entrySet()) {
      writeText(out, entry.getKey());
      writeText(out, entry.getValue());
    }
    out.writeInt(notes.size());
    for (String note : notes) {
      writeText(out, note);
    }
  }

  static CompileReply read(DataInputStream connection) throws IOException {
    DataInputStream in = Frames.receive(connection);
    String failure = readText(in);
    SortedMap<String, byte[]> classes = new TreeMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      classes.put(readText(in), Frames.readBytes(in));
    }
    SortedMap<String, String> rejected = new TreeMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      rejected.put(readText(in), readText(in));
    }
    List<String> notes = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      notes.add(readText(in));
    }
    return new CompileReply(failure, classes, rejected, notes);
  }

  private static void writeText(DataOutputStream out, String text) throws IOException {
    Frames.writeBytes(out, text.getBytes(UTF_8));
  }

  private static String readText(DataInputStream in) throws IOException {
    return new String(Frames.readBytes(in), UTF_8);
  }
}
