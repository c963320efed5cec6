package backprop.grader.course;

import static org.assertj.core.api.Assertions.assertThat;

import backprop.grader.intake.SourceDigests;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EqualWorkTest {

  private static StudentResult student(String name, double total) {
    return new StudentResult(
        new Student(name, name, ""),
        Standing.GRADED,
        name + ".zip",
        List.of(),
        "",
        List.of(),
        List.of(),
        total,
        0,
        null,
        null,
        total,
        "");
  }

  private static List<StudentResult> students(String... names) {
    return Stream.of(names).map(name -> student(name, 50)).toList();
  }

  @Test
  void eachGroupIsNamedOnceInTheStrictestWay() {
    Map<String, SourceDigests> digests =
        Map.of(
            "ada.zip", new SourceDigests("1", "1", "1"),
            "bob.zip", new SourceDigests("1", "1", "1"),
            "eve.zip", new SourceDigests("2", "2", "2"),
            "ida.zip", new SourceDigests("3", "2", "2"),
            "kim.zip", new SourceDigests("4", "4", "4"));
    assertThat(EqualWork.among(students("ada", "bob", "eve", "ida", "kim"), digests))
        .map(EqualWork::sentence)
        .containsExactly(
            "equal byte for byte: ada, bob", "equal but for layout and comments: eve, ida");
  }

  @Test
  void aLargerGroupIsNamedBesideTheSmallerOneInIt() {
    Map<String, SourceDigests> digests =
        Map.of(
            "ada.zip", new SourceDigests("1", "1", "1"),
            "bob.zip", new SourceDigests("1", "1", "1"),
            "eve.zip", new SourceDigests("2", "2", "1"));
    assertThat(EqualWork.among(students("ada", "bob", "eve"), digests))
        .map(EqualWork::sentence)
        .containsExactly(
            "equal byte for byte: ada, bob",
            "equal but for names, layout and comments: ada, bob, eve");
  }

  @Test
  void whoHasNoPointIsEqualToNobody() {
    SourceDigests stubs = new SourceDigests("0", "0", "0");
    assertThat(
            EqualWork.among(
                List.of(student("ada", 0), student("bob", 0)),
                Map.of("ada.zip", stubs, "bob.zip", stubs)))
        .isEmpty();
  }
}
