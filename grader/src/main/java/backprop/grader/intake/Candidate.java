package backprop.grader.intake;

import static java.util.stream.Collectors.joining;

import backprop.grader.common.Text;
import java.util.List;
import javax.lang.model.SourceVersion;

/**
 * A source file and the class it is about.
 *
 * @param file where it was found
 * @param text its text
 * @param packageName its declared package, "" if none
 * @param className the class it is about, by its file name or else by its declarations
 */
record Candidate(FoundFile file, SourceText text, String packageName, String className) {
  /** How many copies of a file a note names. */
  private static final int MOST_NAMED = 4;

  static Candidate of(FoundFile file, SourceText text, AssignmentFiles assignment) {
    JavaOutline outline = JavaOutline.of(text.text());
    return new Candidate(
        file, text, outline.packageName(), className(file.baseName(), outline, assignment));
  }

  /**
   * Browsers and platforms rename files ("Softmax (1).java"), so the declared types count where the
   * file's name means nothing.
   */
  private static String className(
      String baseName, JavaOutline outline, AssignmentFiles assignment) {
    String path = path(outline.packageName(), baseName);
    boolean isKnown = assignment.editable().contains(path) || assignment.given().contains(path);
    if (isKnown || outline.types().isEmpty() || outline.types().contains(baseName)) {
      return baseName;
    }
    return outline.publicType() != null ? outline.publicType() : outline.types().get(0);
  }

  private static String path(String packageName, String className) {
    return (packageName.isEmpty() ? "" : packageName.replace('.', '/') + "/") + className + ".java";
  }

  /** The path that the declared package and the class name ask for. */
  String path() {
    return path(packageName, className);
  }

  String location() {
    return file.shown();
  }

  /** Names where the copies of a file lie. */
  static String locations(List<Candidate> copies) {
    String first =
        copies.stream().limit(MOST_NAMED).map(Candidate::location).collect(joining(", "));
    int more = copies.size() - MOST_NAMED;
    return more > 0 ? first + " and " + more + " more" : first;
  }

  boolean isIn(String parent) {
    return packageName.equals(parent) || packageName.startsWith(parent + ".");
  }

  /** To Java, some control characters are parts of a name; here they aren't. */
  boolean hasJavaName() {
    return Text.printable(path()).equals(path())
        && SourceVersion.isName(packageName + "." + className);
  }

  boolean hasProperPlace() {
    String location = "/" + file.location();
    return location.endsWith("/src/main/java/" + path())
        || location.endsWith("/src/test/java/" + path());
  }

  boolean hasProperName() {
    return file.baseName().equals(className);
  }

  /** A test by its folder or its imports; the assignment's own tests are no code to compile. */
  boolean isTest() {
    return List.of("src/test", "src/test-given").stream().anyMatch(file::liesUnder)
        || List.of("import org.junit.", "import backprop.feedback.").stream()
            .anyMatch(text.text()::contains);
  }
}
