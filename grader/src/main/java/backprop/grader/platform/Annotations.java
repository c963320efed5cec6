package backprop.grader.platform;

import backprop.grader.common.Text;
import backprop.grader.result.Result;
import backprop.grader.result.State;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Commands to GitHub that mark the lines of a student's files that don't compile. Setting: {@code
 * sources}, the folder in the repository that they are in.
 */
final class Annotations implements PlatformReport {

  private static final Pattern ERROR = Pattern.compile("(?m)^(\\S+\\.java):(\\d+): (.*)$");

  @Override
  public String of(Result result, Map<String, String> settings) {
    String folder = settings.getOrDefault("sources", "src/main/java");
    return result.tasks().stream()
        .flatMap(task -> task.tests().stream())
        .filter(test -> test.state() == State.NOT_COMPILED)
        .flatMap(test -> ERROR.matcher(test.message()).results())
        .map(error -> command(error, folder, result))
        .distinct()
        .collect(Collectors.joining());
  }

  @Override
  public String unreadable(String reason, Map<String, String> settings) {
    return "::error title=Nothing to grade::" + data(reason) + "\n";
  }

  private static String command(MatchResult error, String folder, Result result) {
    String name = "/" + error.group(1);
    String path =
        result.submission().files().stream().filter(f -> f.endsWith(name)).findFirst().orElse(name);
    return "::error file=%s,line=%s,title=Does not compile::%s\n"
        .formatted(property(folder + "/" + path), error.group(2), data(error.group(3)));
  }

  private static String data(String text) {
    return Text.printable(text).replace("%", "%25");
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
