package backprop.grader.course;

import backprop.grader.common.Numbers;
import backprop.grader.common.Texts;
import java.util.ArrayList;
import java.util.List;

/** The rules of a course as its students read them in the handout. */
public final class CourseRules {

  private CourseRules() {}

  /** Returns a paragraph in Markdown. */
  public static String of(Course course) {
    Policy policy = course.policy();
    List<String> sentences = new ArrayList<>(List.of("**Your course.** " + due(policy)));
    sentences.add(
        "Hand in as often as you like: each time you get a score card. " + counts(policy));
    if (policy.groups() != Policy.Groups.NONE) {
      sentences.add(
          "Groups have %s students%s."
              .formatted(
                  policy.groupSize(),
                  policy.groups() == Policy.Groups.NAMES
                      ? "; the archive's name lists all their numbers"
                      : ", as on the list of the course"));
    }
    sentences.add(
        switch (policy.bonus()) {
          case FILLS -> "Bonus points make up for lost points.";
          case ADDS -> "Bonus points are on top.";
          case NONE -> "Bonus points count for nothing but honour.";
        });
    sentences.add(
        policy.paper() == 0
            ? "The questions on paper give no points here."
            : "The questions on paper give up to %s points more."
                .formatted(Numbers.points(policy.paper())));
    String scale = policy.scale().words(Texts.EN);
    if (!scale.isEmpty()) {
      sentences.add("The grade is " + scale + ".");
    }
    return String.join(" ", sentences);
  }

  private static String due(Policy policy) {
    if (policy.due() == null) {
      return "Your course says until when to hand in.";
    }
    LatePolicy late = policy.late();
    StringBuilder text =
        new StringBuilder(
            "Hand in until %s (%s)."
                .formatted(policy.shown(policy.dueTime()), policy.timeZone().getId()));
    if (late.penaltyPerDay() > 0) {
      text.append(
          " Each day that has begun after that costs %s %% of the points of tasks 1 to 7%s."
              .formatted(
                  Numbers.points(late.penaltyPerDay()),
                  late.graceDays() == 0 ? "" : ", except the first " + late.graceDays()));
    }
    if (late.cutOffDays() != null) {
      text.append(" After %d such days nothing counts.".formatted(late.cutOffDays()));
    }
    return text.toString();
  }

  private static String counts(Policy policy) {
    return switch (policy.counts()) {
      case LAST -> "The last one counts.";
      case BEST -> "The best one counts.";
      case REQUESTED -> "The one counts that you ask to be graded, else the last.";
    };
  }
}
