package backprop.grader.compile;

import static backprop.grader.compile.SmallAssignment.GOOD_SOFTMAX;
import static backprop.grader.compile.SmallAssignment.GOOD_TRAINER;
import static backprop.grader.compile.SmallAssignment.SOFTMAX;
import static backprop.grader.compile.SmallAssignment.TANH;
import static backprop.grader.compile.SmallAssignment.TRAINER;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the compile process does with a job, without the process. */
class SubmissionCompilerTest {

  @TempDir private static Path temp;
  private static Javac javac;
  private static GivenClasses given;

  @BeforeAll
  static void start() throws IOException {
    List<Path> api = List.of(SmallAssignment.compileTo(temp));
    javac = new Javac(api);
    given = new GivenClasses(api);
  }

  @AfterAll
  static void stop() throws IOException {
    javac.close();
    given.close();
  }

  private static CompiledSubmission compile(Map<String, String> sources) {
    return SubmissionCompiler.compile(javac, given, new TreeMap<>(sources));
  }

  private static String rejection(String path, String text) {
    CompiledSubmission reply = compile(SmallAssignment.with(path, text));
    assertThat(reply.rejected()).containsOnlyKeys(path);
    assertThat(reply.classes()).hasSize(2);
    return reply.rejected().get(path);
  }

  @Test
  void compilesWhatIsRight() {
    CompiledSubmission reply = compile(SmallAssignment.good());
    assertThat(reply.rejected()).isEmpty();
    assertThat(reply.notes()).isEmpty();
    assertThat(reply.classes())
        .containsOnlyKeys(
            "backprop.function.Softmax", "backprop.layer.TanhLayer", "backprop.train.Trainer");
  }

  @Test
  void namesTheLineOfASyntaxError() {
    assertThat(rejection(SOFTMAX, GOOD_SOFTMAX.replace("return x;", "return x")))
        .startsWith("Softmax.java:7: ");
  }

  @Test
  void namesAMergeConflict() {
    String both = "<<<<<<< HEAD\n    return x;\n=======\n    return null;\n>>>>>>> other\n";
    assertThat(rejection(SOFTMAX, GOOD_SOFTMAX.replace("    return x;\n", both)))
        .contains("a merge conflict is left here")
        .doesNotContain("illegal start");
  }

  @Test
  void namesSyntaxThatIsNewerThanJava17() {
    String newer =
        "Object o = x; String s = switch (o) { case double[] d -> \"\"; default -> \"\"; };";
    assertThat(rejection(SOFTMAX, GOOD_SOFTMAX.replace("    return x;", newer + " return x;")))
        .contains("newer than Java 17");
  }

  @Test
  void namesJUnit4() {
    assertThat(
            rejection(
                SOFTMAX,
                GOOD_SOFTMAX.replace(
                    "public final class", "import org.junit.Test;\npublic final class")))
        .contains("JUnit 4")
        .doesNotContain("java.base");
  }

  @Test
  void namesTheSymbolThatIsMissing() {
    assertThat(rejection(TRAINER, GOOD_TRAINER.replace("length", "lenght")))
        .startsWith("Trainer.java:9: cannot find symbol")
        .contains("lenght");
  }

  @Test
  void blamesTheChangedSignatureAndNotItsCallers() {
    assertThat(
            rejection(
                SOFTMAX,
                GOOD_SOFTMAX.replace("double[] softmax(double[] x)", "float[] softmax(float[] x)")))
        .contains("expected  public static double[] softmax(double[])")
        .contains("found  public static float[] softmax(float[])");
  }

  @Test
  void knowsTypesByMoreThanTheirSimpleNames() {
    Map<String, String> sources =
        SmallAssignment.with(TRAINER, GOOD_TRAINER.replace("import java.util.List;", ""));
    sources.put("backprop/train/List.java", "package backprop.train; public class List<T> {}");
    assertThat(compile(sources).rejected()).containsOnlyKeys(TRAINER);
  }

  @Test
  void refusesAClassThatTakesAGivenName() {
    assertThat(
            rejection(
                TANH,
                SmallAssignment.GOOD_TANH + "interface Layer { double[][] fprop(double[][] x); }"))
        .contains("also defines Layer");
  }

  @Test
  void refusesACheckedExceptionThatTheStubDoesNotThrow() {
    assertThat(
            rejection(
                SOFTMAX,
                GOOD_SOFTMAX.replace(
                    "double[][] softmax(double[][] x) {",
                    "double[][] softmax(double[][] x) throws Exception {")))
        .contains("Exception");
  }

  @Test
  void leavesOutAFurtherClassThatIsWrongAndSaysSo() {
    Map<String, String> sources = SmallAssignment.good();
    sources.put("backprop/train/Rows.java", "package backprop.train; class Rows { int x = ; }");
    CompiledSubmission reply = compile(sources);
    assertThat(reply.rejected()).isEmpty();
    assertThat(reply.classes()).hasSize(3);
    assertThat(reply.notes()).singleElement().asString().startsWith("left out Rows.java:1: ");
  }

  @Test
  void explainsAnImportFromOutsideJavaBase() {
    assertThat(
            rejection(
                TRAINER,
                GOOD_TRAINER.replace(
                    "import java.util.List;", "import java.util.List;\nimport java.sql.Date;")))
        .contains("java.base");
  }
}
