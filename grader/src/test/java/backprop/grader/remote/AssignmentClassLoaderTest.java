package backprop.grader.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AssignmentClassLoaderTest {

  private static final String HIDDEN =
      """
      package hidden;
      import backprop.probe.*;
      public class Test {
        public static double run() {
          int[] calls = {0};
          Fn f = x -> { calls[0]++; return x[0] + 1; };
          Counter counter = new Counter(1, 2.0).add(3);
          Pair pair = Echo.echo(new Pair(new double[] {1}, 2));
          return counter.total() + Call.apply(f, new double[] {10}) + pair.right() + calls[0]
              + Counter.STEP + backprop.feedback.Support.HUNDRED
              + backprop.matrix.Scale.twice(500);
        }
      }
      """;

  private static final String SUPPORT =
      """
      package backprop.feedback;
      public class Support {
        public static final Integer HUNDRED = 100;
      }
      """;

  private Probe probe;

  @BeforeEach
  void open() {
    probe = new Probe(new InProcess(), Limits.STANDARD);
  }

  @AfterEach
  void close() {
    probe.close();
  }

  @Test
  void hiddenTestsRunUnchanged(@TempDir Path folder) throws Exception {
    SourceCompiler.compile(List.of(HIDDEN, SUPPORT), List.of(ProbeClasses.FOLDER), folder);
    Path jar = jar(folder);
    try (RemoteSubmission submission =
        new RemoteSubmission(
            Probe.process(), ProbeClasses.all(), Limits.STANDARD, AssignmentApi.read(jar))) {
      ClassLoader loader = submission.hiddenTests(Checkpoints.in(List.of(folder, jar)));
      Class<?> test = loader.loadClass("hidden.Test");
      assertThat(RemoteSubmission.of(test)).isSameAs(submission);
      submission.beginTest();
      assertThat(test.getMethod("run").invoke(null)).isEqualTo(4 + 11 + 2 + 1 + 0.5 + 100 + 1000);
      assertThat(submission.endTest()).isEmpty();
    }
  }

  /** The assignment and the test support in one jar, beside a class that nobody should take. */
  private static Path jar(Path folder) throws Exception {
    Path jar = folder.resolve("student.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      for (var entry : ProbeClasses.all().entrySet()) {
        out.putNextEntry(new JarEntry(entry.getKey().replace('.', '/') + ".class"));
        out.write(entry.getValue());
      }
      String support = "backprop/feedback/Support.class";
      out.putNextEntry(new JarEntry(support));
      out.write(Files.readAllBytes(folder.resolve(support)));
    }
    return jar;
  }

  @Test
  void aStandInHasThePublicApiAndNothingElse() throws Exception {
    Class<?> type = probe.type("Counter");
    assertThat(
            Arrays.stream(type.getDeclaredFields())
                .filter(f -> !f.isSynthetic())
                .map(f -> f.getName()))
        .containsExactly("STEP");
    assertThat(type.getField("STEP").get(null)).isEqualTo(0.5);
    assertThat(
            Arrays.stream(type.getDeclaredMethods())
                .filter(m -> !m.isSynthetic())
                .map(m -> m.getName()))
        .containsExactlyInAnyOrder("add", "total", "data", "make", "node");
    assertThat(Arrays.stream(type.getConstructors()).filter(c -> !c.isSynthetic())).hasSize(1);
    assertThat(type.getConstructor(int.class, double[].class).isVarArgs()).isTrue();
    assertThat(probe.type("Doubler").getSuperclass()).isSameAs(type);
    assertThat(Modifier.isFinal(probe.type("Doubler").getModifiers())).isTrue();
    assertThat(probe.type("Doubler").getInterfaces()).containsExactly(probe.type("Node"));
  }

  @Test
  void plainDataAndMatricesAreLocal() throws Throwable {
    AssignmentApi api = ProbeClasses.API;
    for (String name :
        List.of(
            "backprop.probe.Pair",
            "backprop.probe.Fn",
            "backprop.matrix.Scale",
            "backprop.NotImplementedException")) {
      assertThat(api.isLocal(name)).as(name).isTrue();
    }
    assertThat(api.isLocal("backprop.probe.Counter")).isFalse();
    probe.endTest();
    assertThat(probe.call("backprop.matrix.Scale", "twice", 4.0)).isEqualTo(8.0);
  }

  @Test
  void nothingOfTheApplicationsOwnAssignmentIsSeen() {
    for (String name :
        List.of("hidden.Nothing", "backprop.probe.Nothing", "backprop.feedback.No")) {
      assertThatThrownBy(() -> probe.type(name)).isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(probe.type("backprop.grader.remote.StandIn")).isSameAs(StandIn.class);
    assertThat(probe.type("org.junit.jupiter.api.Test")).isSameAs(Test.class);
  }

  @Test
  void aClassOfNoSubmissionHasNone() {
    assertThatThrownBy(() -> RemoteSubmission.of(String.class))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void standInsAreMadeOnceAndDefinedForEachGrading() {
    try (Probe other = new Probe(new InProcess(), Limits.STANDARD)) {
      assertThat(other.type("Counter")).isNotSameAs(probe.type("Counter"));
      byte[] first = ProbeClasses.API.definition("backprop.probe.Counter");
      assertThat(ProbeClasses.API.definition("backprop.probe.Counter")).isSameAs(first);
    }
  }
}
