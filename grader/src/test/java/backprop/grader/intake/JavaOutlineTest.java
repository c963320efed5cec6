package backprop.grader.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class JavaOutlineTest {

  @Test
  void findsPackageAndTypesBetweenCommentsAndLiterals() {
    JavaOutline outline =
        JavaOutline.of(
            """
            // package wrong; class No {}
            /* class No {} */ package backprop . /* ! */ function;
            import java.util.List;
            @Deprecated(since = "class No {}") class First { class Inner {} char c = '{'; }
            public final class Softmax { String s = "} class No {"; }
            record Pair(int a) {}
            """);
    assertThat(outline.packageName()).isEqualTo("backprop.function");
    assertThat(outline.publicType()).isEqualTo("Softmax");
    assertThat(outline.types()).containsExactly("First", "Softmax", "Pair");
  }

  @Test
  void copesWithBrokenPrograms() {
    assertThat(JavaOutline.of("package a; public class X { String s = \"open;\n } class Y {}"))
        .isEqualTo(new JavaOutline("a", "X", List.of("X", "Y")));
    assertThat(JavaOutline.of("package a").packageName()).isEqualTo("a");
    assertThat(JavaOutline.of("}}} class").types()).isEmpty();
    assertThat(JavaOutline.of("/* never ends class X {}").types()).isEmpty();
    assertThat(JavaOutline.of("\"\\").types()).isEmpty();
  }
}
