package backprop.grader.grading;

import static org.assertj.core.api.Assertions.assertThat;

import backprop.grader.result.Points;
import hidden.support.Inputs;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What hidden tests may use, so that the grader can run them without JUnit. */
class HiddenTestRulesTest {

  @Test
  void hiddenTestsAreTestMethodsAndNothingElse() throws Exception {
    for (Class<?> tests : hiddenTests()) {
      assertThat(tests.getSuperclass()).as(tests.getName()).isEqualTo(Object.class);
      assertThat(tests.getDeclaredConstructors()).as(tests.getName()).hasSize(1);
      assertThat(names(tests.getDeclaredAnnotations()))
          .as("annotations of " + tests)
          .isSubsetOf("Tag", "ExtendWith");
      assertThat(
              Arrays.stream(tests.getDeclaredFields())
                  .flatMap(f -> names(f.getAnnotations()).stream()))
          .as("annotations of fields of " + tests)
          .isEmpty();
      // A submission that changes its arguments would change them for the tests after it.
      assertThat(
              Arrays.stream(tests.getDeclaredFields())
                  .filter(f -> Modifier.isStatic(f.getModifiers()) && !f.isSynthetic())
                  .filter(f -> f.getType().isArray() || f.getType().isRecord()))
          .as("static arrays of " + tests)
          .isEmpty();
      for (Method method : tests.getDeclaredMethods()) {
        if (!method.isSynthetic()) {
          check(method);
        }
      }
    }
  }

  private static void check(Method method) {
    List<String> annotations = names(method.getAnnotations());
    if (annotations.isEmpty()) {
      return; // a method that tests share
    }
    assertThat(annotations)
        .as("annotations of " + method)
        .contains("Test", "Points", "DisplayName")
        .isSubsetOf("Test", "Points", "DisplayName", "SeesChangedArguments");
    assertThat(method.getParameterTypes()).as("parameters of " + method).isIn(parameters());
    assertThat(Modifier.isStatic(method.getModifiers())).as(method + " is static").isFalse();
    assertThat(method.getAnnotation(Points.class).value()).as("weight of " + method).isPositive();
    assertThat(method.getAnnotation(DisplayName.class).value()).endsWith(".");
  }

  private static List<Class<?>[]> parameters() {
    return List.of(new Class<?>[] {}, new Class<?>[] {Inputs.class});
  }

  private static List<String> names(Annotation[] annotations) {
    return Arrays.stream(annotations).map(a -> a.annotationType().getSimpleName()).toList();
  }

  private static List<Class<?>> hiddenTests() throws IOException, ClassNotFoundException {
    Path sources = Path.of("src", "test", "java", "hidden");
    List<Class<?>> found = new ArrayList<>();
    try (Stream<Path> files = Files.list(sources)) {
      for (Path file : files.filter(f -> f.toString().endsWith("Test.java")).sorted().toList()) {
        String name = file.getFileName().toString();
        found.add(Class.forName("hidden." + name.substring(0, name.length() - ".java".length())));
      }
    }
    assertThat(found).hasSizeGreaterThan(10);
    return found;
  }
}
