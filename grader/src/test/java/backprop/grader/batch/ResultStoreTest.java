package backprop.grader.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import backprop.grader.course.StoredResult;
import backprop.grader.intake.Delivery;
import backprop.grader.result.Isolation;
import backprop.grader.result.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResultStoreTest {

  private static final StoredResult ADA =
      new StoredResult(
          "ada",
          "key",
          "",
          new Result(
              "backprop-by-hand",
              "2026.1",
              "1.0.0",
              7,
              false,
              new Result.Submitted(
                  "ada", "abc", List.of(), List.of(), List.of("a note"), null, List.of()),
              new Isolation("plain", "passed", "", List.of()),
              98.5,
              100,
              15,
              15,
              List.of(),
              Map.of("total", 1L)));

  @TempDir private Path folder;
  private ResultStore store;
  private Path file;

  @BeforeEach
  void open() throws IOException {
    store = new ResultStore(folder);
    store.open();
    file = folder.resolve("results/ada.json");
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("results"))) {
      return files.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void whatIsWrittenIsFoundAsItWas() throws IOException {
    store.write(ADA);
    assertThat(store.find("ada")).contains(ADA);
    assertThat(new ResultStore(folder).all()).containsExactly(ADA);
    assertThat(files()).containsExactly("ada.json");
  }

  @Test
  void theReasonWhyNothingCouldBeReadIsKept() throws IOException {
    StoredResult unreadable = new StoredResult("Zoë \u202e\"x\".zip", "", "it's empty", null);
    store.write(unreadable);
    assertThat(store.find("Zoë \u202e\"x\".zip")).contains(unreadable);
    assertThat(unreadable.isGraded()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "{}",
        "[]",
        "7",
        "not JSON",
        "{\"submission\": \"ada\"}",
        "{\"submission\": \"ada\", \"key\": \"k\", \"unreadable\": \"\"}",
        "{\"submission\": \"ada\", \"key\": \"k\", \"unreadable\": \"\", \"result\": {}}",
        "{\"submission\": \"ada\", \"key\": \"k\", \"unreadable\": \"\", \"result\": []}",
        "{\"submission\": \"bob\", \"key\": \"k\", \"unreadable\": \"x\"}",
        "{\"submission\": null, \"key\": \"k\", \"unreadable\": \"x\"}"
      })
  void whatIsNoResultCountsForNothing(String text) throws IOException {
    Files.writeString(file, text);
    assertThat(store.find("ada")).isEmpty();
    assertThat(store.all()).isEmpty();
    store.write(ADA);
    assertThat(store.find("ada")).contains(ADA);
  }

  @Test
  void aFileThatWasCutOffAnywhereCountsForNothing() throws IOException {
    store.write(ADA);
    byte[] whole = Files.readAllBytes(file);
    for (int length = 0; length < whole.length; length++) {
      Files.write(file, java.util.Arrays.copyOf(whole, length));
      assertThat(store.find("ada")).as("first %d bytes", length).isEmpty();
    }
  }

  @Test
  void aResultUnderAnotherNameCountsForNothing() throws IOException {
    store.write(ADA);
    Files.copy(file, file.resolveSibling("ada copy.json"));
    Files.move(file, file.resolveSibling("bob.json"), StandardCopyOption.REPLACE_EXISTING);
    assertThat(store.find("ada")).isEmpty();
    assertThat(store.find("bob")).isEmpty();
    assertThat(store.all()).isEmpty();
  }

  @Test
  void aResultOfAnotherSubmissionInThePlaceOfThisOneCountsForNothing() throws IOException {
    store.write(new StoredResult("Zoë", "key", "", ADA.result()));
    Path zoe = folder.resolve("results").resolve(files().get(0));
    Files.writeString(zoe, Files.readString(zoe).replace("\"Zoë\"", "\"Zoe\u0308\""));
    assertThat(store.find("Zoë")).isEmpty();
    assertThat(store.find("Zoe\u0308")).isEmpty();
  }

  @Test
  void draftsOfAKilledGraderAreSweptAndNeverRead() throws IOException {
    store.write(ADA);
    Files.writeString(file.resolveSibling(".grade-1.tmp"), "{\"submission\": \"bob\"");
    assertThat(store.all()).containsExactly(ADA);
    store.open();
    assertThat(files()).containsExactly("ada.json");
  }

  @Test
  void onlyTheGradersUserCanReadResultsAlsoThoseOfOlderGraders() throws IOException {
    assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"));
    Path results = folder.resolve("results");
    store.write(ADA);
    assertThat(permissions(results)).isEqualTo("rwx------");
    assertThat(permissions(file)).isEqualTo("rw-------");
    Files.setPosixFilePermissions(results, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    new ResultStore(folder).open();
    assertThat(permissions(results)).isEqualTo("rwx------");
    assertThat(permissions(file)).isEqualTo("rw-------");
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  void whatIsDeletedIsForgotten() throws IOException {
    store.write(ADA);
    store.delete("ada");
    store.delete("never there");
    assertThat(files()).isEmpty();
  }

  @Test
  void onlyResultsOfTheseSubmissionsAreGiven() throws IOException {
    store.write(ADA);
    store.write(new StoredResult("gone", "", "x", null));
    Delivery ada = new Delivery("ada", "ada", "ada", "", null, reader -> null);
    Delivery bob = new Delivery("bob", "bob", "bob", "", null, reader -> null);
    assertThat(store.of(List.of(ada, bob))).containsOnlyKeys("ada");
  }

  @Test
  void aFolderThatIsNotThereHasNoResults() throws IOException {
    assertThat(new ResultStore(folder.resolve("gone")).all()).isEmpty();
    assertThat(new ResultStore(folder.resolve("gone")).find("ada")).isEmpty();
  }
}
