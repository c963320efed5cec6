package backprop.grader.batch;

import backprop.grader.common.Fault;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * One of the equal parts of a class that are graded apart from each other, each where a cluster
 * likes.
 *
 * @param number from 1
 * @param of how many there are
 */
public record Shard(int number, int of) {

  private static final Pattern FORM = Pattern.compile("(\\d{1,6})/(\\d{1,6})");
  private static final String HELP = "give K/N such as 3/8, the third of eight";

  /** Checks the numbers. */
  public Shard {
    if (number < 1 || number > of) {
      throw new Fault("--shard: there is no shard %d of %d; %s".formatted(number, of, HELP));
    }
  }

  /**
   * Returns the shard that somebody asked for.
   *
   * @param option such as 3/8; null if there is none
   * @param environment in which Slurm and Kubernetes tell each task its number
   * @return null if there's to be none
   */
  public static Shard of(String option, Map<String, String> environment) {
    if (option != null) {
      Matcher form = FORM.matcher(option);
      if (!form.matches()) {
        throw new Fault("--shard: not a shard: " + option + "; " + HELP);
      }
      return new Shard(Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2)));
    }
    if (environment.containsKey("SLURM_ARRAY_TASK_ID")) {
      return ofSlurm(environment);
    }
    return environment.containsKey("JOB_COMPLETION_INDEX") ? ofKubernetes(environment) : null;
  }

  // An array is a range that may begin anywhere and have a step, or else a list with gaps.
  private static Shard ofSlurm(Map<String, String> environment) {
    int first = number(environment, "SLURM_ARRAY_TASK_MIN", null);
    int count = number(environment, "SLURM_ARRAY_TASK_COUNT", null);
    int last = number(environment, "SLURM_ARRAY_TASK_MAX", Integer.toString(first + count - 1));
    int step = count < 2 ? 1 : Math.max(1, (last - first) / (count - 1));
    int beyond = number(environment, "SLURM_ARRAY_TASK_ID", null) - first;
    if (first + step * (count - 1) != last || beyond % step != 0) {
      throw new Fault("--shard: the array isn't a range such as 1-8; submit one, or " + HELP);
    }
    return new Shard(beyond / step + 1, count);
  }

  private static Shard ofKubernetes(Map<String, String> environment) {
    return new Shard(
        1 + number(environment, "JOB_COMPLETION_INDEX", null),
        number(environment, "JOB_COMPLETIONS", null));
  }

  private static int number(Map<String, String> environment, String name, String usual) {
    String text = environment.getOrDefault(name, usual);
    if (text == null || !text.matches("\\d{1,6}")) {
      String what = text == null ? "not set" : "no number: " + text;
      throw new Fault("--shard: the variable %s is %s; %s".formatted(name, what, HELP));
    }
    return Integer.parseInt(text);
  }

  /** Returns this one's part of a list; the parts of all shards are the list. */
  public <T> List<T> part(List<T> all) {
    return IntStream.range(number - 1, all.size())
        .filter(i -> i % of == number - 1)
        .mapToObj(all::get)
        .toList();
  }

  @Override
  public String toString() {
    return number + " of " + of;
  }
}
