package backprop.grader.owntests;

import static org.assertj.core.api.Assertions.assertThat;

import backprop.grader.protocol.IsolatedClasses;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Lambdas that were written out do what they did. */
class LambdasTest {

  private static final List<String> SOURCES =
      List.of(
          Everything.class.getName(),
          Everything.class.getName() + "$Inner",
          Everything.class.getName() + "$Own");

  @Test
  void allKindsDoWhatTheyDid() throws Exception {
    assertThat(run(Lambdas.writtenOut(classes()))).isEqualTo(new Everything(2).results());
  }

  @Test
  void noneOfTheUsualKindIsLeft() throws IOException {
    Map<String, byte[]> written = Lambdas.writtenOut(classes());
    assertThat(written.size()).isGreaterThan(SOURCES.size() + 15);
    assertThat(written.keySet())
        .allMatch(name -> SOURCES.contains(name) || name.contains("$$Lambda"));
    // The second time there's nothing to do but for a lambda that can be serialized.
    assertThat(Lambdas.writtenOut(written)).hasSameSizeAs(written);
  }

  @Test
  void whereTheOutermostClassIsMissingAllStaysAsItIs() throws Exception {
    Map<String, byte[]> inner = classes();
    inner.keySet().remove(Everything.class.getName());
    assertThat(Lambdas.writtenOut(inner).keySet())
        .containsExactlyInAnyOrderElementsOf(inner.keySet());
  }

  private static Object run(Map<String, byte[]> classes) throws Exception {
    ClassLoader loader = new IsolatedClasses(classes, LambdasTest.class.getClassLoader());
    Class<?> type = loader.loadClass(Everything.class.getName());
    Object instance = type.getDeclaredConstructor(int.class).newInstance(2);
    return type.getMethod("results").invoke(instance);
  }

  /** Returns the classes below as if they were a nest of their own. */
  private static Map<String, byte[]> classes() throws IOException {
    Map<String, byte[]> classes = new HashMap<>();
    for (String name : SOURCES) {
      try (InputStream in =
          LambdasTest.class.getResourceAsStream("/" + name.replace('.', '/') + ".class")) {
        classes.put(name, in.readAllBytes());
      }
    }
    return classes;
  }
}
