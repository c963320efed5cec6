package backprop.grader.intake;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OwnerNameTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "Ada Lovelace_123_assignsubmission_file_, Ada Lovelace, 123, Ada Lovelace_123, ``",
        "Ada Lovelace_123_assignsubmission_file, Ada Lovelace, 123, Ada Lovelace_123, ``",
        "Ada_1_assignsubmission_file_a_2.zip, Ada, 1, Ada_1, a_2.zip",
        "Agent 007 file_12_assignsubmission_file_, Agent 007 file, 12, Agent 007 file_12, ``",
        "Team_A_77_assignsubmission_file_, Team A, 77, Team_A_77, ``",
        "Participant_123_assignsubmission_file_, Participant 123, 123, Participant_123, ``",
        "_123_assignsubmission_file_, 123, 123, _123, ``",
      })
  void moodlesNameTellsNameAndNumber(
      String file, String name, String id, String prefix, String rest) {
    assertThat(OwnerName.moodle(file)).isEqualTo(new OwnerName(id, name, prefix, false, rest));
  }

  @Test
  void nobodyHandsInForSomebodyElseByTheNameOfAFile() {
    OwnerName owner =
        OwnerName.moodle("Eve_1_assignsubmission_file_Ada_2_assignsubmission_file_x.zip");
    assertThat(owner.id()).isEqualTo("1");
    assertThat(owner.rest()).isEqualTo("Ada_2_assignsubmission_file_x.zip");
  }

  @Test
  void aTextTypedIntoMoodleIsNoFile() {
    assertThat(OwnerName.moodle("Ada_1_assignsubmission_onlinetext_").onlineText()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "_", "ada.zip", "Ada_assignsubmission_file_", "Ada_x_assignsubmission_file_"})
  void otherNamesAreNotMoodles(String file) {
    assertThat(OwnerName.moodle(file)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ada",
        "ada.zip",
        "ada.tar.gz",
        "ada.TGZ",
        "ada.rar",
        "ada.java",
        "ada (1).zip",
        "ada(12).tar.gz",
        "ada-v2.zip",
        "ada_V10.7z",
        "ada v3",
        "ada-v2 (1).zip",
        "ada.zip.zip",
        "ada - Kopie.zip",
        "ada - Kopie (2).zip",
        "ada - Copy.zip",
        "ada copy 2.tar.gz",
        "Kopie von ada.zip",
        "Copia de ada.zip",
        "ada - Cópia (3).zip",
        "ada – kopia.zip",
        "ada (copy).zip",
        "ada_Kopie 2.zip",
        "ada[1].zip",
        "ada_final.zip",
        "Copy of ada"
      })
  void attemptsHaveOneOwner(String file) {
    assertThat(OwnerName.plain(file)).isEqualTo(new OwnerName("ada", "ada", "", false, ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "123_456",
        "Martin Luther King Jr.",
        "(1)",
        "-v2",
        "2026 (2026)",
        "ada-2",
        "ada 2",
        "copycat",
        "Olivia-van"
      })
  void whatTellsNoAttemptStays(String file) {
    assertThat(OwnerName.plain(file).id()).isEqualTo(file);
  }

  @Test
  void aLongNameIsReadAtOnce() {
    for (String piece : new String[] {"_1", "1", "-v1", " (1)", "_1_assignsubmission_", "a"}) {
      String name = piece.repeat(65_000 / piece.length());
      assertTimeoutPreemptively(
          ofSeconds(20),
          () -> {
            assertThat(OwnerName.moodle(name)).isNull();
            assertThat(OwnerName.plain(name).id()).isNotEmpty();
          });
    }
  }
}
