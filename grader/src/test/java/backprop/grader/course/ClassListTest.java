package backprop.grader.course;

import static org.assertj.core.api.Assertions.assertThat;

import backprop.grader.course.Policy.Groups;
import backprop.grader.intake.Delivery;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClassListTest {

  private static final String TIME = "2026-06-10T10:00";

  private final SmallClass all = new SmallClass().noDueDate();

  private void handIn(String name) {
    all.handIn(name + ".zip", name, TIME).graded(1);
  }

  private Delivery delivery(String owner) {
    return new Delivery(owner + ".zip", owner, owner, "", null, reader -> null);
  }

  @ParameterizedTest
  @CsvSource({
    "1234567_2345678_3456789, 1234567 2345678 3456789",
    "1234567-2345678, 1234567 2345678",
    "'1234567, 2345678', 1234567 2345678",
    "1234567 + 2345678, 1234567 2345678",
    "1234567__2345678_, 1234567 2345678",
    "1234567_1234567, 1234567",
    "1234567, 1234567",
    "ada_bob, ada bob",
    "_, _",
  })
  void anArchivesNameListsItsGroup(String archive, String ids) {
    all.groups(Groups.NAMES);
    handIn(archive);
    assertThat(all.ids()).containsExactlyInAnyOrder(ids.split(" "));
    assertThat(all.entries()).allSatisfy(e -> assertThat(e.total()).isEqualTo(1));
    assertThat(all.entries())
        .allSatisfy(
            e -> assertThat(e.team()).hasSize(all.ids().size() - 1).doesNotContain(e.student()));
  }

  @Test
  void groupsOfOtherSizesAreTold() {
    List<Delivery> handedIn =
        Stream.of("1_2_3", "4_5_6_7", "8_9", "10", "11_12_13_14_15").map(this::delivery).toList();
    ClassList list = new ClassList(Groups.NAMES, List.of(), handedIn);
    assertThat(list.remarksOnGroups(GroupSize.USUAL))
        .containsExactly("not in groups of 3 to 4: 8_9 (2), 10 (1), 11_12_13_14_15 (5)");
    assertThat(list.remarksOnGroups(new GroupSize(1, 5))).isEmpty();
    ClassList alone = new ClassList(Groups.NONE, List.of(), handedIn);
    assertThat(alone.remarksOnGroups(GroupSize.USUAL)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Ada Lovelace", "Jean-Luc Picard", "Zoë"})
  void aNameWithSpacesOrHyphensIsOneStudent(String name) {
    all.groups(Groups.NAMES);
    handIn(name);
    assertThat(all.ids()).containsExactly(name);
  }

  @Test
  void whoChangesGroupHasTheSubmissionsOfBoth() {
    all.groups(Groups.NAMES);
    all.handIn("1_2.zip", "1_2", "2026-06-10T10:00").graded(1);
    all.handIn("2_3.zip", "2_3", "2026-06-11T10:00").graded(2);
    assertThat(all.entry("2").attempts()).hasSize(2);
    assertThat(all.entry("2").total()).isEqualTo(2);
    assertThat(all.entry("2").team()).extracting(Student::id).containsExactly("3");
    assertThat(all.entry("1").team()).isEmpty();
  }

  @Test
  void theRosterTellsWhoIsInMoodlesTeam() {
    all.groups(Groups.ROSTER).member("1", "Ada", "Team_A").member("2", "Bob", "team a");
    all.member("3", "Kim", "Team B").member("4", "Max", "");
    all.moodle(77, "Team A").graded(5);
    assertThat(all.ids()).containsExactly("1", "2", "3", "4");
    assertThat(all.entry("1").total()).isEqualTo(5);
    assertThat(all.entry("2").student().moodlePrefix()).isEqualTo("Team A_77");
    assertThat(all.entry("3").standing()).isEqualTo(Standing.MISSING);
    assertThat(all.remarks()).isEmpty();
  }

  @Test
  void aGroupThatIsNotInTheRosterIsKeptAndSaid() {
    all.groups(Groups.ROSTER).member("1", "Ada", "A");
    handIn("B");
    assertThat(all.ids()).containsExactly("1", "B");
    assertThat(all.remarks())
        .containsExactlyInAnyOrder("roster.csv: no members of group B", "not in roster.csv: B");
  }

  @Test
  void whoeverIsInNoGroupCanHandInAlone() {
    all.groups(Groups.ROSTER).member("1", "Ada", "A").member("2", "Bob", "");
    all.moodle(7, "A").graded(3).moodle(8, "Bob").graded(4);
    assertThat(all.ids()).containsExactly("1", "2");
    assertThat(all.entry("2").total()).isEqualTo(4);
  }

  @Test
  void theRosterKnowsNumbersAndNames() {
    all.member("700", "Zo\u00eb Groß", "").member("701", "Bob", "");
    all.moodle(12, "Zoe\u0308  Groß").graded(5);
    all.handIn("701.zip", "701", TIME).graded(6);
    assertThat(all.ids()).containsExactly("701", "700");
    assertThat(all.entry("700").total()).isEqualTo(5);
    assertThat(all.entry("701").student().name()).isEqualTo("Bob");
    assertThat(all.remarks()).isEmpty();
  }

  @Test
  void twoStudentsOfOneNameStayTwo() {
    all.member("700", "Anna Schmidt", "");
    all.moodle(11, "Anna Schmidt").graded(5).moodle(12, "Anna Schmidt").graded(6);
    assertThat(all.ids()).containsExactlyInAnyOrder("11", "12", "700");
    assertThat(all.entry("11").total()).isEqualTo(5);
    assertThat(all.entry("12").total()).isEqualTo(6);
    assertThat(all.remarks()).containsExactly("not in roster.csv: Anna Schmidt, Anna Schmidt");
  }

  @Test
  void moodlesNumberIsNotTakenForAnotherStudentsOwn() {
    all.member("11", "Ada", "").member("12", "Bob", "").moodle(12, "Ada").graded(5);
    assertThat(all.entry("11").total()).isEqualTo(5);
    assertThat(all.entry("12").standing()).isEqualTo(Standing.MISSING);
  }

  @Test
  void participantsOfBlindMarkingAreKnownByNumber() {
    all.member("11", "Ada", "");
    all.handIn("Participant_11", "11", "Participant 11", "Participant_11", null).graded(5);
    assertThat(all.ids()).containsExactly("11");
    assertThat(all.entry("11").student().name()).isEqualTo("Ada");
  }

  @Test
  void namesThatDifferInCaseStayApart() {
    handIn("ada");
    handIn("Ada");
    all.override("Ada", "1", 6);
    assertThat(all.entry("Ada").total()).isEqualTo(6);
    assertThat(all.entry("ada").total()).isEqualTo(1);
  }

  @Test
  void aListMeansOneStudentByNumberOrName() {
    all.moodle(11, "Ada Lovelace").graded(1).moodle(12, "Bob").graded(1);
    all.override("11", "1", 6).override(" bob ", "1", 5);
    assertThat(all.entry("11").total()).isEqualTo(6);
    assertThat(all.entry("12").total()).isEqualTo(5);
  }

  @Test
  void aNameOfTwoMeansNobodyAlsoInGroups() {
    for (Groups groups : new Groups[] {Groups.NONE, Groups.ROSTER}) {
      SmallClass two = new SmallClass().noDueDate().groups(groups);
      two.member("1", "Anna", "A").member("2", "Anna", "B").override("Anna", "1", 6);
      assertThat(two.entries()).extracting(StudentResult::total).containsExactly(0.0, 0.0);
      assertThat(two.remarks())
          .containsExactly("overrides.csv: 2 are called Anna; give the number instead");
    }
  }

  @Test
  void aGroupsNameMeansAllItsMembers() {
    all.groups(Groups.ROSTER).member("1", "Ada", "A").member("2", "Bob", "A");
    handIn("A");
    all.override("A", "1", 6).paper("a", 3).maxPaper(10);
    assertThat(all.entries()).extracting(StudentResult::total).containsExactly(9.0, 9.0);
    SmallClass named = new SmallClass().noDueDate().groups(Groups.NAMES);
    named.handIn("1_2.zip", "1_2", TIME).graded(1).override("1_2", "1", 4).override("2", "2", 3);
    assertThat(named.entries()).extracting(StudentResult::total).containsExactly(4.0, 7.0);
  }

  @Test
  void aLineThatFitsNobodyIsSaid() {
    handIn("ada");
    all.override("nobody", "1", 6).paper("none", 1).extend("no one", "2026-07-01T10:00");
    assertThat(all.remarks())
        .hasSize(3)
        .anySatisfy(r -> assertThat(r).startsWith("overrides.csv: nobody is called nobody"))
        .anySatisfy(r -> assertThat(r).startsWith("paper.csv: nobody is called none"))
        .anySatisfy(r -> assertThat(r).startsWith("extensions.csv: nobody is called no one"));
  }

  @Test
  void twoLinesForOneStudentAreSaidAndTheFirstCounts() {
    all.maxPaper(10).moodle(11, "Ada").graded(1);
    all.paper("11", 3).paper("Ada", 5).override("Ada", "1", 2).override("11", "1", 4);
    assertThat(all.entry("11").total()).isEqualTo(5);
    assertThat(all.remarks())
        .containsExactlyInAnyOrder(
            "paper.csv: two lines mean Ada; the first one counts",
            "overrides.csv: two lines mean task 1 of Ada; the first one counts");
  }

  @Test
  void fiveHundredStrangersAreOneRemark() {
    all.member("1", "Ada", "");
    for (int i = 0; i < 500; i++) {
      handIn("s" + i);
    }
    assertThat(all.remarks()).singleElement().asString().endsWith("and 490 more");
  }
}
