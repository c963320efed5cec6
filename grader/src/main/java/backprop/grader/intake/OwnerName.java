package backprop.grader.intake;

import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.lang3.StringUtils;

/**
 * Whose submission a file or folder is, by its name.
 *
 * @param id the platform's number, else the name
 * @param moodlePrefix empty if the name isn't Moodle's
 * @param onlineText whether it is a text typed into Moodle, which isn't graded
 * @param rest what follows Moodle's prefix in the name of a file that has no folder of its own
 */
record OwnerName(String id, String name, String moodlePrefix, boolean onlineText, String rest) {

  /**
   * {@code Full name_123_assignsubmission_file_}, and the same before a file's name. The first such
   * place counts: Moodle lets no underscore into names, but students choose their files' names.
   */
  private static final Pattern MOODLE =
      Pattern.compile(
          "(?<prefix>(?<name>.*?)_(?<id>\\d+))_assignsubmission_(?<plugin>file|onlinetext)"
              + "(_(?<rest>.*))?",
          Pattern.DOTALL);

  /** Copy, Kopie, copie, copia, cópia and kopia, as systems say it. */
  private static final String COPY = "[CcKk][oó]p(?:y|ie|ia)";

  /** What browsers, systems and people add to the name of another attempt. */
  private static final Pattern ATTEMPT =
      Pattern.compile(
          "(?:@ (?:of|von|van|de|di|av|af) )?(?<name>.+?)(?:[ _]?[-_ \u2013\u2014] ?\\(?@(?: \\d{1,3})?\\)?"
                  .replace("@", COPY)
              + "| ?[(\\[]\\d{1,3}[)\\]]"
              + "|[ _-](?:[vV]\\d{1,3}|[Ff]inal)){0,3}",
          Pattern.DOTALL);

  /** Returns the owner by a name that Moodle gave; null if it isn't such a name. */
  static OwnerName moodle(String fileName) {
    Matcher matcher = MOODLE.matcher(fileName);
    if (!matcher.matches()) {
      return null;
    }
    String shown = matcher.group("name").replace('_', ' ').strip();
    String id = matcher.group("id");
    // Where names are hidden, everybody is "Participant".
    boolean hidden = shown.isEmpty() || shown.equals("Participant");
    return new OwnerName(
        id,
        hidden ? (shown + " " + id).strip() : shown,
        matcher.group("prefix"),
        matcher.group("plugin").equals("onlinetext"),
        matcher.group("rest") == null ? "" : matcher.group("rest"));
  }

  /** Returns the owner by the name of a folder or archive. */
  static OwnerName plain(String fileName) {
    String name = Deliveries.withoutEnding(fileName);
    if (name.endsWith(".java")) {
      name = name.substring(0, name.length() - ".java".length());
    }
    Matcher matcher = ATTEMPT.matcher(name);
    String owner = matcher.matches() ? matcher.group("name") : name;
    return new OwnerName(owner, owner, "", false, "");
  }

  /**
   * Returns what all names of clones begin with, such as backprop-by-hand- where GitHub Classroom
   * made the repositories; empty if there is nothing, or one clone only.
   */
  static String commonPrefix(List<String> clones) {
    String common = StringUtils.getCommonPrefix(clones.toArray(String[]::new));
    String prefix = common.substring(0, common.lastIndexOf('-') + 1);
    return clones.size() < 2 || clones.contains(prefix) ? "" : prefix;
  }

  /**
   * Returns a submission of this owner.
   *
   * @param handedIn when; null if that isn't known
   */
  Delivery delivery(String fullName, Instant handedIn, Delivery.Source source) {
    return new Delivery(fullName, id, name, moodlePrefix, handedIn, source);
  }
}
