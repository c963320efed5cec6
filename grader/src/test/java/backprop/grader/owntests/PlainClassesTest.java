package backprop.grader.owntests;

import static org.assertj.core.api.Assertions.assertThat;

import backprop.grader.owntests.child.PlainTests;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which classes need nothing of JUnit but to be called: only those of which that is sure. */
class PlainClassesTest {

  @Test
  void aClassOfSimpleTestsIsPlain() {
    PlainTests plain = plain(Simple.class);
    assertThat(plain).isNotNull();
    assertThat(plain.before()).containsExactly("before");
    assertThat(plain.tests()).containsExactlyInAnyOrder("first", "second");
    assertThat(plain.after()).containsExactly("after");
  }

  @Test
  void whateverJUnitDoesMoreForIsNot() {
    for (Class<?> type :
        List.of(
            Parameterized.class,
            Repeated.class,
            WithDisabled.class,
            Inheriting.class,
            Implementing.class,
            WithFolder.class,
            WithParameter.class,
            WithStatic.class,
            Untouched.class)) {
      assertThat(plain(type)).as(type.getSimpleName()).isNull();
    }
  }

  @Test
  void aClassWithTestsInsideIsNot() {
    Map<String, byte[]> family =
        Map.of("mine.A", bytes(Simple.class), "mine.A$B", bytes(Simple.class));
    assertThat(PlainClasses.among(family)).isEmpty();
    Map<String, byte[]> other =
        Map.of("mine.A", bytes(Simple.class), "mine.A$B", bytes(Base.class));
    assertThat(PlainClasses.among(other)).containsOnlyKeys("mine.A");
  }

  private static PlainTests plain(Class<?> type) {
    return PlainClasses.among(Map.of("mine.T", bytes(type))).get("mine.T");
  }

  private static byte[] bytes(Class<?> type) {
    try (InputStream in =
        type.getResourceAsStream("/" + type.getName().replace('.', '/') + ".class")) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // What follows is read, not run: these aren't tests of their own.

  @DisplayName("simple")
  static class Simple {
    @BeforeEach
    void before() {}

    @AfterEach
    void after() {}

    @Test
    @Tag("x")
    void first() {}

    @Test
    @DisplayName("second")
    void second() {}

    int helper(int x) {
      return x;
    }
  }

  static class Base {}

  static class Inheriting extends Simple {}

  static class Implementing implements Runnable {
    @Test
    @Override
    public void run() {}
  }

  static class Parameterized {
    @ParameterizedTest
    @ValueSource(ints = 1)
    void test(int x) {}
  }

  static class Repeated {
    @RepeatedTest(2)
    void test() {}
  }

  static class WithDisabled {
    @Test
    @Disabled
    void test() {}
  }

  static class WithFolder {
    @TempDir Path folder;

    @Test
    void test() {}
  }

  static class WithParameter {
    WithParameter(String name) {}

    @Test
    void test() {}
  }

  static class WithStatic {
    @Test
    static void test() {}
  }

  @Disabled
  static class Untouched {
    @Test
    void test() {}
  }
}
