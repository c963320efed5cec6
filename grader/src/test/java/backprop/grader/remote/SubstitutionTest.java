package backprop.grader.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import backprop.grader.protocol.ClassBundle;
import backprop.grader.protocol.IsolatedClasses;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class SubstitutionTest {

  private static final String CURVE = "backprop.probe.Curve";

  private static ClassBundle substituted() {
    return new Substitution(ProbeClasses.rightCurve(), ProbeClasses.API)
        .in(new ClassBundle(ProbeClasses.API.names(), ProbeClasses.all()));
  }

  @Test
  void nothingOfTheAnsweringClassGoesToTheChild() {
    Map<String, byte[]> right = ProbeClasses.compiled(AnswerSources.RIGHT_CURVE);
    assertThat(text(right.get(CURVE))).contains("x is empty", "SECRET", "only the reference");
    substituted()
        .classes()
        .forEach(
            (name, bytes) -> {
              assertThat(bytes).isNotIn(right.values());
              assertThat(text(bytes))
                  .as(name)
                  .doesNotContain("x is empty", "only the reference", "notOfTheAssignment");
            });
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  @Test
  void nothingButTheReplacedClassAndWhatIsInsideChanges() {
    Map<String, byte[]> before = new TreeMap<>(ProbeClasses.all());
    Map<String, byte[]> after = new TreeMap<>(substituted().classes());
    assertThat(text(after.remove(CURVE))).isNotEqualTo(text(before.remove(CURVE)));
    assertThat(before.remove(CURVE + "$Rows")).isNotNull();
    assertThat(after.keySet()).isEqualTo(before.keySet());
    assertThat(after.values()).usingRecursiveComparison().isEqualTo(before.values());
    assertThat(substituted().api()).isEqualTo(ProbeClasses.API.names());
  }

  @Test
  void withNothingReplacedTheSubmissionIsAsItWas() {
    ClassBundle bundle = new ClassBundle(ProbeClasses.API.names(), ProbeClasses.all());
    ClassBundle same = new Substitution(Set.of(), ProbeClasses.API).in(bundle);
    assertThat(same).usingRecursiveComparison().isEqualTo(bundle);
  }

  @ParameterizedTest
  @CsvSource({
    "Tally, has the variable total",
    "Counter, has public classes inside",
    "Echo, 'has a method on objects, echo'",
    "Call, has the variable outcome",
    "Change, 'has a method on objects, fill'",
    "Throw, 'has a method on objects, named'",
    "Doubler, is no class of its own",
    "Pair, is the same on both sides",
    "Fn, is the same on both sides",
    "Unused, is no public class of the assignment",
    "Empty, has no methods",
    "Counter$Inner, 'has instances, as <init> shows'"
  })
  void onlyFunctionsOfPlainValuesCanBeReplaced(String name, String because) {
    Set<Class<?>> answering =
        new IsolatedClasses(ProbeClasses.all()).find(Set.of("backprop.probe." + name));
    try (Probe probe = new Probe(new InProcess(), Limits.STANDARD)) {
      assertThatThrownBy(() -> probe.submission().answerFor(answering))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(because);
      // Nothing has changed.
      assertThat(probe.call("Echo", "echo", 1)).isEqualTo(1);
    } catch (Throwable t) {
      throw new AssertionError(t);
    }
  }

  @Test
  void aClassThatIsNotOfTheAssignmentCannotAnswer() {
    assertThatThrownBy(() -> new Substitution(Set.of(Math.class), ProbeClasses.API))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> new IsolatedClasses(Map.of()).find(Set.of("backprop.grader.remote.Limits")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aClassThatLacksAMethodCannotAnswer() {
    String lacking = AnswerSources.RIGHT_CURVE.replace("double bump(", "double bumped(");
    assertThatThrownBy(
            () -> new Substitution(ProbeClasses.isolated(lacking, CURVE), ProbeClasses.API))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("bump([D)D");
  }

  @Test
  void anotherClassOfTheSameNameAnswersInTheSameChild() throws Throwable {
    AtomicInteger launches = new AtomicInteger();
    InProcess inProcess = new InProcess();
    try (Probe probe =
        new Probe(
            () -> {
              launches.incrementAndGet();
              return inProcess.launch();
            },
            Limits.STANDARD)) {
      for (int i = 0; i < 3; i++) {
        probe.submission().answerFor(ProbeClasses.rightCurve());
        probe.nextTest();
        assertThat(probe.call("Model", "viaPrivate", 1.0)).isEqualTo(2.5);
        probe.submission().answerFor(ProbeClasses.isolated(AnswerSources.OTHER_CURVE, CURVE));
        probe.nextTest();
        assertThat(probe.call("Model", "viaPrivate", 1.0)).isEqualTo(3.5);
      }
      assertThat(launches).hasValue(1);
    }
  }

  @Test
  void aTestIsEndedBeforeTheAnswersChange() throws Throwable {
    try (Probe probe = new Probe(new InProcess(), Limits.STANDARD)) {
      probe.submission().answerFor(ProbeClasses.rightCurve());
      assertThatThrownBy(() -> probe.call("Echo", "echo", 1)).isInstanceOf(RemoteFailure.class);
      assertThatCode(probe::nextTest).doesNotThrowAnyException();
      assertThat(probe.call("Echo", "echo", 1)).isEqualTo(1);
    }
  }
}
