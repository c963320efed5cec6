package backprop.grader.compile;

import static backprop.grader.compile.SmallAssignment.GOOD_SOFTMAX;
import static backprop.grader.compile.SmallAssignment.GOOD_TANH;
import static backprop.grader.compile.SmallAssignment.GOOD_TRAINER;
import static backprop.grader.compile.SmallAssignment.SOFTMAX;
import static backprop.grader.compile.SmallAssignment.TANH;
import static backprop.grader.compile.SmallAssignment.TRAINER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import backprop.grader.sandbox.PlainProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompileServiceTest {
  @TempDir private static Path temp;
  private static CompileService service;

  @BeforeAll
  static void start() throws IOException {
    service = service(SmallAssignment.compileTo(temp));
  }

  private static CompileService service(Path api) throws IOException {
    return new CompileService(List.of(api), List.of(), new PlainProcess(), CompileService.LIMIT);
  }

  @AfterAll
  static void stop() throws IOException {
    service.close();
  }

  private static CompiledSubmission compile(Map<String, String> sources) throws IOException {
    return service.compile(SmallAssignment.submission(sources, Map.of()));
  }

  private static CompiledSubmission compile(String path, String text) throws IOException {
    return compile(SmallAssignment.with(path, text));
  }

  private static void accepts(String path, String text) throws IOException {
    assertThat(compile(path, text).rejected()).isEmpty();
  }

  /** The file is left out with this message, and every other file is compiled. */
  private static void rejects(String path, String text, String message) throws IOException {
    CompiledSubmission compiled = compile(path, text);
    assertThat(compiled.rejected()).containsOnlyKeys(path);
    assertThat(compiled.rejected().get(path)).isEqualTo(message);
    assertThat(compiled.classes()).hasSize(2);
  }

  @Test
  void compilesAGoodSubmissionToJava17() throws IOException {
    CompiledSubmission compiled = compile(SmallAssignment.good());
    assertThat(compiled.classes())
        .containsOnlyKeys(
            "backprop.function.Softmax", "backprop.layer.TanhLayer", "backprop.train.Trainer");
    assertThat(compiled.classes().values()).allMatch(bytes -> bytes[6] == 0 && bytes[7] == 61);
    assertThat(compiled.rejected()).isEmpty();
    assertThat(compiled.notes()).isEmpty();
  }

  @Test
  void compilesHelpersAcrossFiles() throws IOException {
    Map<String, String> sources =
        SmallAssignment.with(
            TRAINER,
            GOOD_TRAINER.replace("Softmax.softmax(x).length", "Rows.count() + Softmax.STEPS"));
    sources.put(
        SOFTMAX, GOOD_SOFTMAX.replace("static int help", "public static int STEPS; int help"));
    sources.put(
        "backprop/train/Rows.java",
        "package backprop.train; class Rows { static int count() { return new Inner().i; }"
            + " static class Inner { int i; } }");
    CompiledSubmission compiled = compile(sources);
    assertThat(compiled.rejected()).isEmpty();
    assertThat(compiled.classes())
        .hasSize(5)
        .containsKeys("backprop.train.Rows", "backprop.train.Rows$Inner");
  }

  @Test
  void rejectsASyntaxErrorButNoOtherFile() throws IOException {
    rejects(TRAINER, GOOD_TRAINER.replace("length;", "length"), "Trainer.java:9: ';' expected");
  }

  @Test
  void saysWhichSymbolIsMissing() throws IOException {
    rejects(
        TRAINER,
        GOOD_TRAINER.replace("length;", "lenght;"),
        "Trainer.java:9: cannot find symbol: variable lenght of double[]");
    rejects(
        TANH,
        GOOD_TANH.replace("Matrices.copy", "Matrices.cpoy"),
        "TanhLayer.java:5: cannot find symbol: method cpoy(double[][]) in class Matrices");
    rejects(
        TANH,
        GOOD_TANH.replace("copy(x)", "copy(1)"),
        "TanhLayer.java:5: incompatible types: int cannot be converted to double[][]");
  }

  @Test
  void showsThreeErrorsAndCountsTheRest() throws IOException {
    String flood = "int a = b; int c = d; int e = f;\n int g = h; int i = j;";
    rejects(
        SOFTMAX,
        GOOD_SOFTMAX.replace("static int help", flood + " static int help"),
        "Softmax.java:14: cannot find symbol: variable b\n"
            + "Softmax.java:14: cannot find symbol: variable d\n"
            + "Softmax.java:14: cannot find symbol: variable f\n"
            + "and 2 more errors");
  }

  @Test
  void rejectsAChangedSignatureAndNotItsCallers() throws IOException {
    rejects(
        SOFTMAX,
        GOOD_SOFTMAX.replace("double[] softmax(double[] x)", "float[] softmax(float[] x)"),
        "Softmax.java: expected  public static double[] softmax(double[])"
            + "   found  public static float[] softmax(float[])");
    rejects(
        SOFTMAX,
        GOOD_SOFTMAX.replace("static double[] softmax", "double[] softmax"),
        "Softmax.java: expected  public static double[] softmax(double[])"
            + "   found  public double[] softmax(double[])");
    rejects(
        SOFTMAX,
        GOOD_SOFTMAX.replace("(double[] x) {", "(double[] x) throws java.io.IOException {"),
        "Softmax.java: expected  public static double[] softmax(double[])"
            + "   found  public static double[] softmax(double[]) throws IOException");
    rejects(
        SOFTMAX,
        GOOD_SOFTMAX.replace("double STEP = 1e-4", "float STEP = 1e-4f"),
        "Softmax.java: expected  public static final double STEP"
            + "   found  public static final float STEP");
    rejects(
        TRAINER,
        GOOD_TRAINER.replace("errors(", "mistakes("),
        "Trainer.java: expected  public static int errors(List, double[])   found  nothing like"
            + " it");
  }

  @Test
  void rejectsAClassOfAnotherKind() throws IOException {
    rejects(
        TANH,
        GOOD_TANH.replace("implements Layer ", ""),
        "TanhLayer.java: expected  public class TanhLayer implements Layer"
            + "   found  public class TanhLayer");
    rejects(
        TANH,
        GOOD_TANH.replace("public final class", "final class"),
        "TanhLayer.java: expected  public class TanhLayer implements Layer"
            + "   found  class TanhLayer implements Layer\n"
            + "TanhLayer.java: expected  public TanhLayer()   found  TanhLayer()");
    rejects(
        TANH,
        GOOD_TANH.replace("TanhLayer", "Tanh"),
        "TanhLayer.java: expected  public class TanhLayer");
  }

  @Test
  void acceptsTheSameApiWrittenDifferently() throws IOException {
    accepts(
        SOFTMAX,
        GOOD_SOFTMAX
            .replace("double[] softmax(double[] x)", "strictfp double softmax(final double x[]) []")
            .replace("softmax(double[][] x)", "softmax(double[]... x)"));
    accepts(
        TRAINER,
        GOOD_TRAINER
            .replace("import java.util.List;", "")
            .replace("List<Layer>", "java.util.List<backprop.layer.Layer>"));
    accepts(
        TRAINER, GOOD_TRAINER.replace("double... x)", "double[] x) throws IllegalStateException"));
    accepts(
        TANH,
        "package backprop.layer; public class TanhLayer extends Base {}"
            + " abstract class Base implements Layer {"
            + " public double[][] fprop(double[][] x) { return x; } }");
  }

  @Test
  void rejectsATypeThatOnlyHasTheRightName() throws IOException {
    Map<String, String> sources =
        SmallAssignment.with(TRAINER, GOOD_TRAINER.replace("java.util.List", "backprop.own.List"));
    sources.put("backprop/own/List.java", "package backprop.own; public class List<T> {}");
    assertThat(compile(sources).rejected())
        .containsEntry(
            TRAINER,
            "Trainer.java: expected  public static int errors(java.util.List, double[])"
                + "   found  public static int errors(backprop.own.List, double[])");
  }

  @Test
  void rejectsAClassOfTheAssignmentInsideAnotherFile() throws IOException {
    rejects(
        TANH,
        GOOD_TANH + "interface Layer {}",
        "TanhLayer.java: also defines Layer, which is a class of the assignment");
    CompiledSubmission compiled =
        compile(
            "backprop/layer/Extra.java",
            "package backprop.layer; class Extra {} class TanhLayer {}");
    assertThat(compiled.rejected()).isEmpty();
    assertThat(compiled.notes())
        .containsExactly(
            "left out Extra.java: also defines TanhLayer, which is a class of the assignment");
  }

  @Test
  void rejectsAnotherPackageHoweverItIsWritten() throws IOException {
    rejects(
        TANH,
        GOOD_TANH.replace("package backprop.layer", "package backprop.m\\u0061trix"),
        "TanhLayer.java: expected  package backprop.layer");
    rejects(TANH, "module m {}", "TanhLayer.java: expected  package backprop.layer");
  }

  @Test
  void offersTheModuleJavaBaseOnly() throws IOException {
    rejects(
        TANH,
        GOOD_TANH.replace("public final", "import java.sql.Connection; public final"),
        "TanhLayer.java:3: package java.sql does not exist"
            + " (only the JDK's java.base module may be used)");
    rejects(
        TANH,
        GOOD_TANH.replace("public final", "import org.apache.Any; public final"),
        "TanhLayer.java:3: package org.apache does not exist"
            + " (only the JDK's java.base module may be used)");
  }

  @Test
  void leavesOutABrokenFurtherClassAndWhatNeedsIt() throws IOException {
    Map<String, String> sources =
        SmallAssignment.with(
            TRAINER, GOOD_TRAINER.replace("Softmax.softmax(x).length", "Rows.n()"));
    sources.put("backprop/train/Rows.java", "package backprop.train; class Rows { int n() { } }");
    sources.put("backprop/train/Bad.java", "package backprop.train; class Bad { int n( }");
    CompiledSubmission compiled = compile(sources);
    assertThat(compiled.rejected()).containsOnlyKeys(TRAINER);
    assertThat(compiled.classes()).hasSize(2);
    assertThat(compiled.notes())
        .hasSize(2)
        .contains("left out Rows.java:1: missing return statement");
  }

  @Test
  void saysThatAnotherFileMayBeWhy() throws IOException {
    Map<String, String> sources =
        SmallAssignment.with(
            TRAINER, GOOD_TRAINER.replace("Softmax.softmax(x)", "Softmax.more(x)"));
    sources.put(
        SOFTMAX,
        GOOD_SOFTMAX.replace(
            "static int help() {",
            "public static double[] more(double[] x) { return y; } int i() {"));
    assertThat(compile(sources).rejected())
        .containsEntry(
            TRAINER,
            "Trainer.java:9: cannot find symbol: method more(double[]) in class Softmax\n"
                + "Softmax.java was left out, which may be why");
  }

  @Test
  void compilesNothingToNothing() throws IOException {
    assertThat(compile(Map.of()).classes()).isEmpty();
  }

  @Test
  void saysWhyTheProcessDoesNotStart() throws IOException {
    String home = System.getProperty("java.home");
    System.setProperty("java.home", temp.toString());
    try (CompileService broken = service(temp)) {
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> broken.compile(SmallAssignment.submission(Map.of(), Map.of())));
    } finally {
      System.setProperty("java.home", home);
    }
  }
}
