package backprop.grader.course;

import static backprop.grader.course.Names.folded;

import backprop.grader.course.CourseLists.Member;
import backprop.grader.intake.Delivery;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/**
 * Which member of the class a submission's name means. In doubt it means somebody who isn't on the
 * roster.
 */
final class Roster {

  private final List<Member> members;

  /** Names that several people in Moodle have. */
  private final Set<String> shared = new HashSet<>();

  Roster(List<Member> members, List<Delivery> all) {
    this.members = members;
    Map<String, String> owners = new HashMap<>();
    for (Delivery delivery : all) {
      String name = folded(delivery.ownerName());
      String other = owners.put(name, delivery.owner());
      if (isFromMoodle(delivery) && other != null && !other.equals(delivery.owner())) {
        shared.add(name);
      }
    }
  }

  /** Returns who handed in. */
  Member owner(Delivery delivery) {
    Member byId = byId(delivery.owner());
    Member byName = only(delivery.ownerName(), Member::name);
    if (isFromMoodle(delivery)
        && byName != null
        && !shared.contains(folded(delivery.ownerName()))) {
      // Moodle's numbers are its own; that one is somebody's matriculation number may be chance.
      return byName;
    }
    Member known = byId == null && !isFromMoodle(delivery) ? byName : byId;
    return Objects.requireNonNullElseGet(
        known, () -> new Member(delivery.owner(), delivery.ownerName(), ""));
  }

  /** Returns the member with a number, or else a name. */
  Member byIdOrName(String text) {
    Member byId = byId(text);
    Member known = byId == null ? only(text, Member::name) : byId;
    return Objects.requireNonNullElseGet(known, () -> new Member(text, text, ""));
  }

  /** Returns the members of the group that a submission is called after. */
  List<Member> group(Delivery delivery) {
    Set<String> names =
        new HashSet<>(List.of(folded(delivery.owner()), folded(delivery.ownerName())));
    return members.stream()
        .filter(member -> !member.group().isEmpty() && names.contains(folded(member.group())))
        .toList();
  }

  private static boolean isFromMoodle(Delivery delivery) {
    return !delivery.moodlePrefix().isEmpty();
  }

  private Member byId(String id) {
    return members.stream()
        .filter(member -> member.id().equals(id))
        .findFirst()
        .orElseGet(() -> only(id, Member::id));
  }

  private Member only(String text, Function<Member, String> of) {
    List<Member> found =
        members.stream().filter(m -> folded(of.apply(m)).equals(folded(text))).toList();
    return found.size() == 1 ? found.get(0) : null;
  }
}
