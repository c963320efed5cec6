package backprop.grader.owntests;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;

/** The reference, the wrong programs and other right ones, with probes in them. */
final class Programs {

  private final long key = new SecureRandom().nextLong();

  /** The classes in which any program differs, each with those inside it. */
  private final Map<String, Integer> numbers = new HashMap<>();

  private final Map<String, byte[]> reference;
  private final List<Implementation> wrong;
  private final List<Implementation> right;
  private final byte[] referenceDigest;

  /**
   * Adds the probes.
   *
   * @param support the classes that tests of students may use
   * @param reference all classes of the reference, the given ones included
   * @param wrong the wrong programs
   * @param right programs that are as right as the reference
   */
  Programs(
      Map<String, byte[]> support,
      Map<String, byte[]> reference,
      List<Implementation> wrong,
      List<Implementation> right) {
    MessageDigest digest = DigestUtils.getSha256Digest();
    new TreeMap<>(reference).values().forEach(digest::update);
    this.referenceDigest = digest.digest();
    Stream.of(wrong, right)
        .flatMap(List::stream)
        .flatMap(program -> program.changedClasses().keySet().stream())
        .forEach(name -> numbers.putIfAbsent(topLevel(name), numbers.size()));
    this.reference = new TreeMap<>(probed(reference));
    this.reference.putAll(support);
    this.wrong = wrong.stream().map(this::probed).toList();
    this.right = right.stream().map(this::probed).toList();
  }

  private Implementation probed(Implementation program) {
    return new Implementation(
        program.id(), program.topic(), program.misconception(), probed(program.changedClasses()));
  }

  private Map<String, byte[]> probed(Map<String, byte[]> classes) {
    Map<String, byte[]> probed = new TreeMap<>();
    classes.forEach(
        (name, bytes) -> {
          Integer number = numbers.get(topLevel(name));
          probed.put(name, number == null ? bytes : Probes.in(bytes, number, key));
        });
    return Lambdas.writtenOut(probed);
  }

  private static String topLevel(String name) {
    return name.replaceAll("\\$.*", "");
  }

  /** Returns what the probes ask for. */
  long key() {
    return key;
  }

  /** Returns the reference's classes, and those that tests may use. */
  Map<String, byte[]> reference() {
    return reference;
  }

  /** Returns the wrong programs. */
  List<Implementation> wrong() {
    return wrong;
  }

  /** Returns other right programs: one of those that differ in the same classes, by chance. */
  List<Implementation> right(Random random) {
    List<Implementation> shuffled = new ArrayList<>(right);
    Collections.shuffle(shuffled, random);
    Map<BitSet, Implementation> drawn = new LinkedHashMap<>();
    shuffled.forEach(program -> drawn.put(changes(program), program));
    return List.copyOf(drawn.values());
  }

  /** Returns the numbers of the classes in which a program differs from the reference. */
  BitSet changes(Implementation program) {
    BitSet changes = new BitSet();
    program.changedClasses().keySet().forEach(name -> changes.set(numbers.get(topLevel(name))));
    return changes;
  }

  /** Returns a seed that follows from another one, and from the reference, which nobody knows. */
  long secret(long seed) {
    MessageDigest digest = DigestUtils.getSha256Digest();
    digest.update(ByteBuffer.allocate(Long.BYTES).putLong(seed).flip());
    return ByteBuffer.wrap(digest.digest(referenceDigest)).getLong();
  }
}
