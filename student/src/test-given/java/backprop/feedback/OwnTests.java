package backprop.feedback;

import backprop.feedback.TestOutcome.State;
import java.util.List;

/** Names the student's own tests that fail where the public ones don't. */
final class OwnTests {
  private static final int SHOWN = 5;

  private OwnTests() {}

  /** A few lines, or "" if none fails. */
  static String failing(List<TestOutcome> own) {
    List<TestOutcome> failed = own.stream().filter(t -> t.state() == State.FAILED).toList();
    if (failed.isEmpty()) {
      return "";
    }
    boolean one = failed.size() == 1;
    StringBuilder text = new StringBuilder("But ");
    text.append(failed.size()).append(" of your own tests ").append(one ? "fails:\n" : "fail:\n");
    for (TestOutcome test : failed.subList(0, Math.min(SHOWN, failed.size()))) {
      text.append(line(test));
    }
    if (failed.size() > SHOWN) {
      text.append("  ... and ").append(failed.size() - SHOWN).append(" more\n");
    }
    text.append(one ? "It" : "Each").append(" is wrong, or it has found a mistake.\n");
    return text.toString();
  }

  /** The names are the student's: any length, any letters. */
  private static String line(TestOutcome test) {
    String owner = test.testClass().substring(test.testClass().lastIndexOf('.') + 1);
    String whole = "  " + owner + "." + test.name() + "  " + test.place();
    List<String> lines =
        whole.length() <= Display.WIDTH
            ? List.of(whole)
            : List.of("  " + owner + "." + test.name(), "    " + test.place());
    StringBuilder text = new StringBuilder();
    for (String line : lines) {
      Display.wrap(Display.ascii(line), Display.WIDTH).forEach(l -> text.append(l).append('\n'));
    }
    return text.toString();
  }
}
