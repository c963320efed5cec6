package backprop.grader.compile;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One job for the compile process.
 *
 * @param sources the texts of the assignment's files and the student's further classes, or of the
 *     student's tests, by path
 * @param tests whether they may use the test libraries
 */
record CompileRequest(SortedMap<String, String> sources, boolean tests) {

  void write(DataOutputStream out) throws IOException {
    Frames.send(out, Frames.write(this::writeTo));
  }

  private void writeTo(DataOutputStream out) throws IOException {
    out.writeBoolean(tests);
    out.writeInt(sources.size());
    for (Map.Entry<String, String> source : sources.entrySet()) {
      Frames.writeBytes(out, source.getKey().getBytes(UTF_8));
      Frames.writeBytes(out, source.getValue().getBytes(UTF_8));
    }
  }

  static CompileRequest read(DataInputStream connection) throws IOException {
    DataInputStream in = Frames.receive(connection);
    boolean tests = in.readBoolean();
    SortedMap<String, String> sources = new TreeMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      String path = new String(Frames.readBytes(in), UTF_8);
      sources.put(path, new String(Frames.readBytes(in), UTF_8));
    }
    return new CompileRequest(sources, tests);
  }
}
