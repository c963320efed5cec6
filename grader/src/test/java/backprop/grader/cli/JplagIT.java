package backprop.grader.cli;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import backprop.grader.classes.Repository;
import backprop.grader.diagnosis.Alternative;
import de.jplag.JPlag;
import de.jplag.java.Language;
import de.jplag.options.JPlagOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What JPlag itself finds in a made-up class that was exported for it. */
@Tag("platforms")
class JplagIT {

  private static final String NETWORK = "backprop/network/NeuralNetwork.java";
  private static final String SOFTMAX = "backprop/function/Softmax.java";

  /** Above it, somebody would look at the two. */
  private static final double SUSPICIOUS = 0.9;

  @TempDir private Path temp;

  private final Repository repository;

  JplagIT() throws IOException {
    repository = new Repository(CommandLineRun.repository());
  }

  private void handIn(String student, String file, String text) throws IOException {
    Path path = temp.resolve(student).resolve("src/main/java").resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  /** Returns a right program that looks different. */
  private String alternative(String id, String file) {
    return repository
        .entry("alternatives/" + id, Alternative.class)
        .sources(repository.solution())
        .get(file);
  }

  /** What a copyist does: other names, other remarks, one more line. */
  private static String disguised(String program) {
    return program
        .replaceAll("(?s)/\\*\\*.*?\\*/", "/** Mine. */")
        .replaceAll("\\bi\\b", "row")
        .replaceAll("\\bj\\b", "column")
        .replaceAll("\\bsum\\b", "total")
        .replaceAll("\\bmax\\b(?!\\()", "largest");
  }

  @Test
  void copiesAreFoundAndIndependentWorkIsNot() throws Exception {
    String own = alternative("network-own-loops", NETWORK);
    handIn("class/ada", NETWORK, own);
    handIn("class/bob", NETWORK, disguised(own));
    handIn("class/dan", NETWORK, repository.stubs().get(NETWORK));
    handIn("class/eve", NETWORK, repository.stubs().get(NETWORK));
    String lastYears = alternative("network-forward-record", NETWORK);
    handIn("2025/zoe", NETWORK, lastYears);
    handIn("class/finn", NETWORK, disguised(lastYears));
    handIn("class/gail", SOFTMAX, disguised(repository.solution().get(SOFTMAX)));
    handIn("class/hugo", SOFTMAX, alternative("softmax-streams", SOFTMAX));

    Path out = temp.resolve("out");
    CommandLineRun run =
        CommandLineRun.of(
            "export",
            "jplag",
            temp.resolve("class"),
            "--earlier",
            temp.resolve("2025"),
            "--out",
            out);
    assertThat(run.err()).isEmpty();
    Map<String, Double> alike = similarities(out);
    System.out.println(alike);
    assertThat(alike.keySet().stream().filter(pair -> alike.get(pair) > SUSPICIOUS))
        .containsExactlyInAnyOrder("ada bob", "2025-zoe finn", "gail solution");
  }

  private static Map<String, Double> similarities(Path exported) throws Exception {
    JPlagOptions options =
        new JPlagOptions(
                new Language(),
                Set.of(exported.resolve("submissions").toFile()),
                Set.of(exported.resolve("old").toFile()))
            .withMinimumTokenMatch(12)
            .withBaseCodeSubmissionDirectory(exported.resolve("base").toFile());
    return new JPlag(options)
        .run().getAllComparisons().stream()
            .collect(
                toMap(
                    pair ->
                        String.join(
                            " ",
                            List.of(
                                    pair.firstSubmission().getName(),
                                    pair.secondSubmission().getName())
                                .stream()
                                .map(name -> name.replaceFirst(".*/", ""))
                                .sorted()
                                .toList()),
                    pair -> pair.maximalSimilarity()));
  }
}
