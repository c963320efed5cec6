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
 * @param kind what the sources are
 * @param sources their texts, by path
 */
record CompileRequest(Kind kind, SortedMap<String, String> sources) {

  enum Kind {
    /** The assignment's files and the student's further classes. */
    SUBMISSION,
    /** The student's own tests, which may also use the test libraries. */
    OWN_TESTS
  }

  void write(DataOutputStream out) throws IOException {
    Frames.send(out, Frames.write(this::writeTo));
  }

  private void writeTo(DataOutputStream out) throws IOException {
    out.writeByte(kind.ordinal());
    out.writeInt(sources.size());
    for (Map.Entry<String, String> source : sources.entrySet()) {
      Frames.writeBytes(out, source.getKey().getBytes(UTF_8));
      Frames.writeBytes(out, source.getValue().getBytes(UTF_8));
    }
  }

  static CompileRequest read(DataInputStream connection) throws IOException {
    DataInputStream in = Frames.receive(connection);
    Kind kind = Kind.values()[in.readByte()];
    SortedMap<String, String> sources = new TreeMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      String path = new String(Frames.readBytes(in), UTF_8);
      sources.put(path, new String(Frames.readBytes(in), UTF_8));
    }
    return new CompileRequest(kind, sources);
  }
}
