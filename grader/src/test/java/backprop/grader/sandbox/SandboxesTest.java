package backprop.grader.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import backprop.grader.sandbox.Sandboxes.Candidate;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which sandbox is chosen, with sandboxes that only pretend. */
class SandboxesTest {

  private final List<String> closed = new ArrayList<>();

  private final class Pretended implements Sandbox {

    private final String name;

    Pretended(String name) {
      this.name = name;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public Set<Guard> guards() {
      return name.equals("plain") ? Set.of() : EnumSet.of(Guard.NETWORK);
    }

    @Override
    public Child start(ChildProgram program) throws IOException {
      throw new IOException("only pretended");
    }

    @Override
    public void close() {
      closed.add(name);
    }
  }

  private Sandboxes sandboxes(Map<String, List<String>> breaches) {
    return new Sandboxes(
        List.of(candidate("bubblewrap"), candidate("dropped-user"), candidate("plain")),
        sandbox -> {
          List<String> found = breaches.getOrDefault(sandbox.name(), List.of());
          if (found.contains("does not start")) {
            throw new IOException("does not start");
          }
          return found;
        });
  }

  private Candidate candidate(String name) {
    return new Candidate(name, () -> new Pretended(name));
  }

  @Test
  void theBestThatPassesItsSelfTestIsChosen() throws IOException {
    Sandboxes.Choice choice = sandboxes(Map.of()).choose("auto", true);
    assertThat(choice.sandbox().name()).isEqualTo("bubblewrap");
    assertThat(choice.tested()).isTrue();
    assertThat(choice.passedOver()).isEmpty();
    assertThat(closed).isEmpty();
  }

  @Test
  void oneThatBreaksItsPromiseIsPassedOverAloud() throws IOException {
    Sandboxes.Choice choice =
        sandboxes(Map.of("bubblewrap", List.of("could connect"))).choose("auto", true);
    assertThat(choice.sandbox().name()).isEqualTo("dropped-user");
    assertThat(choice.passedOver())
        .containsExactly("bubblewrap: self-test failed, a child could connect");
    assertThat(closed).containsExactly("bubblewrap");
  }

  @Test
  void oneThatDoesNotWorkHereIsPassedOverAloudToo() throws IOException {
    Sandboxes.Choice choice =
        sandboxes(Map.of("bubblewrap", List.of("does not start"))).choose("auto", true);
    assertThat(choice.sandbox().name()).isEqualTo("dropped-user");
    assertThat(choice.passedOver()).containsExactly("bubblewrap: does not start");
    assertThat(closed).containsExactly("bubblewrap");
  }

  @Test
  void withoutAnyThePlainProcessIsLeftAndIsNotCalledTested() throws IOException {
    List<String> broken = List.of("does not start");
    Sandboxes none = sandboxes(Map.of("bubblewrap", broken, "dropped-user", broken));
    Sandboxes.Choice choice = none.choose("auto", false);
    assertThat(choice.sandbox().name()).isEqualTo("plain");
    assertThat(choice.tested()).isFalse();
    assertThat(choice.passedOver())
        .containsExactly("bubblewrap: does not start", "dropped-user: does not start");
    assertThatThrownBy(() -> none.choose("auto", true))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("bubblewrap: does not start; dropped-user: does not start; plain:")
        .hasMessageContaining("Install bubblewrap");
  }

  @Test
  void whateverGoesWrongWithABetterOneIsSaid() throws IOException {
    Sandboxes broken =
        new Sandboxes(
            List.of(
                new Candidate(
                    "bubblewrap",
                    () -> {
                      throw new UnsupportedOperationException("of no file system");
                    }),
                candidate("plain")),
            sandbox -> List.of());
    assertThat(broken.choose("auto", false).passedOver())
        .singleElement()
        .asString()
        .contains("bubblewrap: ", "of no file system");
  }

  @Test
  void whoNamesOneGetsThatOrNone() throws IOException {
    Sandboxes some = sandboxes(Map.of("bubblewrap", List.of("could read x")));
    assertThat(some.choose("dropped-user", true).sandbox().name()).isEqualTo("dropped-user");
    assertThat(some.choose("plain", false).sandbox().name()).isEqualTo("plain");
    assertThatThrownBy(() -> some.choose("bubblewrap", false)).hasMessageContaining("could read x");
    assertThatThrownBy(() -> some.choose("plain", true)).hasMessageContaining("plain: refused");
  }
}
