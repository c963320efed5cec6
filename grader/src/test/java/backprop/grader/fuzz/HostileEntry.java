package backprop.grader.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;

/**
 * A file that an archive claims to hold.
 *
 * @param name its path, as bytes
 * @param content its bytes
 */
record HostileEntry(byte[] name, byte[] content) {
  private static final List<String> GOOD_NAMES =
      List.of(
          "src/main/java/backprop/function/Softmax.java",
          "src/main/java/backprop/train/Trainer.java",
          "src/main/java/backprop/matrix/Matrices.java",
          "src/main/java/backprop/function/Helper.java",
          "src/test/java/mine/MyTest.java",
          "Softmax.java",
          "Softmax (1).java",
          "pom.xml",
          "README.md",
          "data/train.gz",
          "target/classes/backprop/function/Softmax.class");
  private static final List<String> BAD_NAMES =
      List.of(
          "",
          "/",
          "..",
          "../../escaped-by-fuzzing.java",
          "/tmp/escaped-by-fuzzing.java",
          "C:\\escaped-by-fuzzing.java",
          "a\\..\\..\\escaped-by-fuzzing.java",
          "./././Softmax.java",
          "a//b///Softmax.java",
          "a/Softmax.java/",
          "SOFTMAX.JAVA",
          "nul\0/Softmax.java",
          "line\nbreak\r.java",
          "esc\u001b[31mred.java",
          "rtl\u202egnp.java",
          "lone\ud800.java",
          "\ud83d\ude00".repeat(60) + ".java",
          "d/".repeat(60) + "Deep.java",
          "n".repeat(300) + ".java",
          "__MACOSX/._Softmax.java",
          ".git/config",
          "META-INF/services/javax.annotation.processing.Processor",
          "module-info.java",
          "package-info.java",
          ".java",
          "inner.zip",
          "inner.tar.gz");
  private static final List<String> WORDS =
      List.of(
          "package backprop.function;",
          "package backprop;",
          "package mine;",
          "package backprop.grader;",
          "package b\u0007ell.\u001bc;",
          "package backprop.x\u202ey;",
          "package ",
          "public final class Softmax {}",
          "class Trainer {",
          "record Matrices(int x) {}",
          "enum E { A }",
          "interface \u001bEscape {}",
          "import org.junit.jupiter.api.Test;",
          "\"\"\" text",
          "\"open",
          "'\\",
          "/* never closed",
          "// line\r\n",
          "{{{{((((",
          "}}))",
          "\\u0070ublic",
          ";;;;;;;;",
          "\0",
          "é",
          "\n");

  static List<HostileEntry> draw(Dice dice) {
    List<HostileEntry> entries = new ArrayList<>();
    int count = dice.oneIn(40) ? 100 : 1 + dice.mostlySmall(12);
    for (int i = 0; i < count; i++) {
      boolean repeat = !entries.isEmpty() && dice.oneIn(12);
      entries.add(repeat ? dice.pick(entries) : one(dice));
    }
    return entries;
  }

  private static HostileEntry one(Dice dice) {
    String name = dice.oneIn(5) ? dice.pick(BAD_NAMES) : dice.pick(GOOD_NAMES);
    if (dice.oneIn(10)) {
      name = dice.pick("root/", "a/b/", "x".repeat(100) + "/", "é/", "") + name;
    }
    byte[] bytes = name.getBytes(dice.oneIn(8) ? ISO_8859_1 : UTF_8);
    return new HostileEntry(dice.oneIn(30) ? Mutation.of(bytes, dice) : bytes, content(name, dice));
  }

  static byte[] content(String name, Dice dice) {
    return switch (dice.below(12)) {
      case 0 -> dice.bytes(dice.mostlySmall(2_000));
      case 1 -> new byte[dice.mostlySmall(80_000)];
      case 2 -> words(dice).repeat(1 + dice.mostlySmall(1_500)).getBytes(UTF_8);
      case 3 -> encoded(words(dice), dice);
      case 4 -> words(dice).getBytes(UTF_8);
      default -> proper(name).getBytes(UTF_8);
    };
  }

  private static byte[] encoded(String text, Dice dice) {
    Charset charset = dice.pick(List.of(ISO_8859_1, UTF_16LE, UTF_8));
    byte[] mark = dice.pick(new byte[] {-1, -2}, new byte[] {-2, -1}, new byte[] {-17, -69, -65});
    return new Little().bytes(mark).bytes(text.getBytes(charset)).toBytes();
  }

  private static String proper(String name) {
    String folder = name.startsWith("src/main/java/") ? name.substring(14) : "backprop/function/S";
    String type = name.substring(name.lastIndexOf('/') + 1).replaceAll("\\W.*", "");
    String packageName = folder.substring(0, Math.max(0, folder.lastIndexOf('/')));
    return "package " + packageName.replace('/', '.') + ";\npublic class " + type + " {}\n";
  }

  private static String words(Dice dice) {
    StringBuilder text = new StringBuilder();
    for (int i = dice.mostlySmall(30); i >= 0; i--) {
      text.append(dice.pick(WORDS)).append(dice.oneIn(3) ? "\n" : " ");
    }
    return text.toString();
  }
}
