package backprop.grader.compile;

import static org.assertj.core.api.Assertions.assertThat;

import backprop.grader.sandbox.PlainProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostileSourceTest {
  private static final String TOO_COMPLICATED = "TanhLayer.java: too complicated to compile";

  @TempDir private static Path temp;
  private static CompileService service;

  @BeforeAll
  static void start() throws IOException {
    Path api = SmallAssignment.compileTo(temp);
    service =
        new CompileService(List.of(api), List.of(), new PlainProcess(), Duration.ofSeconds(5));
  }

  @AfterAll
  static void stop() throws IOException {
    service.close();
  }

  private static CompiledSubmission compile(Map<String, String> sources) throws IOException {
    return service.compile(SmallAssignment.submission(sources, Map.of()));
  }

  /** Only the hostile file is left out. */
  private static void rejects(String members, String message) throws IOException {
    CompiledSubmission compiled =
        compile(
            SmallAssignment.with(
                SmallAssignment.TANH,
                SmallAssignment.GOOD_TANH.replace(
                    "  public double", members + "\n  public double")));
    assertThat(compiled.rejected()).containsOnlyKeys(SmallAssignment.TANH);
    assertThat(compiled.rejected().get(SmallAssignment.TANH)).isEqualTo(message);
    assertThat(compiled.classes())
        .containsOnlyKeys("backprop.function.Softmax", "backprop.train.Trainer");
    assertThat(compile(SmallAssignment.good()).classes()).hasSize(3);
  }

  @Test
  void survivesDeepParentheses() throws IOException {
    int depth = 20_000;
    rejects("int deep = " + "(".repeat(depth) + "1" + ")".repeat(depth) + ";", TOO_COMPLICATED);
  }

  @Test
  void survivesDeepExpressionsThatParse() throws IOException {
    rejects("int deep = 1" + " + x.y".repeat(20_000) + ";", TOO_COMPLICATED);
  }

  @Tag("full")
  @Test
  void survivesConstantsThatFillTheMemory() throws IOException {
    StringBuilder members = new StringBuilder("static final String S0 = \"0123456789\";");
    for (int i = 1; i < 10; i++) {
      members.append("static final String S" + i + " = ");
      members.append(("S" + (i - 1) + "+").repeat(10)).append("\"\";\n");
    }
    rejects(members.toString(), TOO_COMPLICATED);
  }

  @Tag("full")
  @Test
  void survivesEndlessTypeInference() throws IOException {
    String type = "1";
    for (int level = 0; level < 10; level++) {
      type = "true ? java.util.List.of(" + type + ") : java.util.Set.of(" + type + ")";
    }
    String members = "Object endless() { return " + type + "; }";
    rejects(members, TOO_COMPLICATED);
  }

  @Test
  void survivesAFloodOfErrors() throws IOException {
    CompiledSubmission compiled =
        compile(
            SmallAssignment.with(
                SmallAssignment.SOFTMAX,
                SmallAssignment.GOOD_SOFTMAX.replace(
                    "static int help", "int a;\n".repeat(50_000) + "static int help")));
    assertThat(compiled.rejected()).containsOnlyKeys(SmallAssignment.SOFTMAX);
    assertThat(compiled.rejected().get(SmallAssignment.SOFTMAX).lines()).hasSize(4);
    assertThat(compiled.classes()).hasSize(2);
  }

  @Test
  void showsNoControlCharactersOfAnIdentifier() throws IOException {
    CompiledSubmission compiled =
        compile(
            SmallAssignment.with(
                SmallAssignment.TANH,
                SmallAssignment.GOOD_TANH.replace("(x);", "(a\u0007\u202eb);")));
    assertThat(compiled.rejected().get(SmallAssignment.TANH))
        .isEqualTo("TanhLayer.java:5: cannot find symbol: variable ab");
  }
}
