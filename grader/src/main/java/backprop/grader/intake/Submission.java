package backprop.grader.intake;

import backprop.grader.common.Text;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * What the grader takes of a submission. Texts have plain line feeds, and every string is fit to be
 * printed except the texts themselves.
 *
 * @param name the name of the folder or archive
 * @param sha256 hash over the accepted files, so equal work has equal hashes in any packing
 * @param sources text of each file to compile, by a path such as {@code
 *     backprop/function/Softmax.java}
 * @param ownTests text of each of the student's tests, by a path such as {@code mine/MyTest.java}
 * @param trainings what the student's trainings have left, by name
 * @param handout version of the handout that it was made from; empty if that isn't known
 * @param ignored what a student might think counts, but doesn't; one short phrase each
 * @param notes what was odd and how it was read; one sentence each
 */
public record Submission(
    String name,
    String sha256,
    SortedMap<String, String> sources,
    SortedMap<String, String> ownTests,
    List<Training> trainings,
    String handout,
    List<String> ignored,
    List<String> notes) {

  /** Copies the collections. */
  public Submission {
    sources = Collections.unmodifiableSortedMap(new TreeMap<>(sources));
    ownTests = Collections.unmodifiableSortedMap(new TreeMap<>(ownTests));
    trainings = List.copyOf(trainings);
    ignored = List.copyOf(ignored);
    notes = List.copyOf(notes);
  }

  /** Returns the SHA-256 of files, their paths and their lengths. */
  public static String digest(List<SortedMap<String, String>> groups) {
    MessageDigest digest = DigestUtils.getSha256Digest();
    for (SortedMap<String, String> files : groups) {
      files.forEach(
          (path, text) -> {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            // With the length, no two sets of files give the same stream of bytes.
            digest.update((path + "\n" + bytes.length + "\n").getBytes(StandardCharsets.UTF_8));
            digest.update(bytes);
          });
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Returns the same submission under another name. */
  public Submission withName(String other) {
    return new Submission(
        Text.name(other), sha256, sources, ownTests, trainings, handout, ignored, notes);
  }

  /** Returns what differs where a result would: in what is graded, or in what is shown. */
  public String fingerprint() {
    return trainings.isEmpty() ? sha256 : DigestUtils.sha256Hex(sha256 + trainings);
  }
}
