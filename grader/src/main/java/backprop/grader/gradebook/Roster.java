package backprop.grader.gradebook;

import backprop.grader.course.CourseLists.Member;
import backprop.grader.delivery.Delivery;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which member of the class, if any, a submission's name means. In doubt it means nobody. */
final class Roster {

  private final List<Member> members;

  /** Names that several people in Moodle have. */
  private final Set<String> shared = new HashSet<>();

  Roster(List<Member> members, List<Delivery> all) {
    this.members = members;
    Map<String, String> owners = new HashMap<>();
    for (Delivery delivery : all) {
      String name = Roll.folded(delivery.ownerName());
      String other = owners.put(name, delivery.owner());
      if (isMoodles(delivery) && other != null && !other.equals(delivery.owner())) {
        shared.add(name);
      }
    }
  }

  /** Returns who handed in; null if they aren't known. */
  Member owner(Delivery delivery) {
    Member byId = byId(delivery.owner());
    if (!isMoodles(delivery)) {
      return byId == null ? byName(delivery.ownerName()) : byId;
    }
    // Moodle's numbers are its own; that one is somebody's matriculation number may be chance.
    boolean isShared = shared.contains(Roll.folded(delivery.ownerName()));
    Member byName = isShared ? null : byName(delivery.ownerName());
    return byName == null ? byId : byName;
  }

  /** Returns the member with a number, or else a name; null if there is none. */
  Member byIdOrName(String text) {
    Member byId = byId(text);
    return byId == null ? byName(text) : byId;
  }

  /** Returns the members of the group that a submission is called after. */
  List<Member> members(Delivery delivery) {
    Set<String> names = new HashSet<>();
    names.add(Roll.folded(delivery.owner()));
    names.add(Roll.folded(delivery.ownerName()));
    return members.stream()
        .filter(member -> !member.group().isEmpty())
        .filter(member -> names.contains(Roll.folded(member.group())))
        .toList();
  }

  private static boolean isMoodles(Delivery delivery) {
    return !delivery.moodlePrefix().isEmpty();
  }

  private Member byId(String id) {
    List<Member> exact = members.stream().filter(m -> m.id().equals(id)).toList();
    return only(
        exact.isEmpty()
            ? members.stream().filter(m -> Roll.folded(m.id()).equals(Roll.folded(id))).toList()
            : exact);
  }

  private Member byName(String name) {
    return only(
        members.stream().filter(m -> Roll.folded(m.name()).equals(Roll.folded(name))).toList());
  }

  private static Member only(List<Member> found) {
    return found.size() == 1 ? found.get(0) : null;
  }
}
