package backprop.grader.owntests;

import static org.assertj.core.api.Assertions.assertThat;

import backprop.grader.remote.ClassFiles;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TestNamesTest {

  private final TestNames names = new TestNames(classes());

  private static java.util.Map<String, byte[]> classes() {
    try {
      Path here =
          Path.of(TestNamesTest.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return ClassFiles.read(here, name -> name.startsWith(TestNamesTest.class.getName()));
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private String inClass(String rest) {
    return names.of("[engine:junit-jupiter]/[class:" + getClass().getName() + "]" + rest);
  }

  @Nested
  class Inner {
    @Test
    void innerMethodsAreKnown() {
      assertThat(inClass("/[nested-class:Inner]/[method:innerMethodsAreKnown()]"))
          .isEqualTo("TestNamesTest$Inner.innerMethodsAreKnown");
    }
  }

  @Test
  void whatWasNotCompiledHasNoName() {
    assertThat(names.of("")).isEqualTo("a test");
    assertThat(names.of("[engine:junit-jupiter]/[class:mine.Other]")).isEqualTo("a test");
    assertThat(inClass("/[method:yv66vgAAAD0()]")).isEqualTo("a test");
    assertThat(inClass("/[method:innerMethodsAreKnown()]")).isEqualTo("a test");
    assertThat(inClass("/[nested-class:Other]/[method:x()]")).isEqualTo("a test");
  }

  @Test
  void idsOfTestsHaveNames() {
    assertThat(inClass("")).isEqualTo("TestNamesTest");
    assertThat(inClass("/[method:idsOfTestsHaveNames()]"))
        .isEqualTo("TestNamesTest.idsOfTestsHaveNames");
    assertThat(inClass("/[test-template:inClass(double)]/[test-template-invocation:#1]"))
        .isEqualTo("TestNamesTest.inClass");
  }
}
