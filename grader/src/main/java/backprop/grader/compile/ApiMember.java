package backprop.grader.compile;

import java.util.List;
import java.util.Set;

/**
 * A method, constructor or field as its callers see it. Types are erased, and named in one way
 * throughout a comparison, so two members are compatible if their parts are equal.
 *
 * @param kind which of the three
 * @param access {@code public}, {@code protected}, {@code private} or ""
 * @param isStatic whether it belongs to the class
 * @param isFinal whether a field can't be assigned to; false for the others
 * @param type what is returned or held; "" for a constructor
 * @param name its name; the class's for a constructor
 * @param parameters types of the parameters
 * @param checked the checked exceptions it may throw, as far as they can be told
 */
record ApiMember(
    Kind kind,
    String access,
    boolean isStatic,
    boolean isFinal,
    String type,
    String name,
    List<String> parameters,
    Set<String> checked) {

  enum Kind {
    CONSTRUCTOR,
    METHOD,
    FIELD
  }

  boolean isPublic() {
    return access.equals("public");
  }

  /** Returns what tells a member from the others of its class. */
  String key() {
    return kind == Kind.FIELD ? name : name + "(" + String.join(", ", parameters) + ")";
  }

  /** Whether callers of the expected member can do with this one. */
  boolean standsInFor(ApiMember expected) {
    return kind == expected.kind
        && isPublic()
        && isStatic == expected.isStatic
        && (isFinal || !expected.isFinal)
        && type.equals(expected.type)
        && key().equals(expected.key())
        && expected.checked.containsAll(checked);
  }

  @Override
  public String toString() {
    String modifiers =
        (access.isEmpty() ? "" : access + " ")
            + (isStatic ? "static " : "")
            + (isFinal ? "final " : "")
            + (type.isEmpty() ? "" : type + " ");
    return modifiers + key() + (checked.isEmpty() ? "" : " throws " + String.join(", ", checked));
  }
}
