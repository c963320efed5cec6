package backprop.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
  private static final String PROPERTY = "backprop.data";

  @TempDir Path folder;
  private final String before = System.getProperty(PROPERTY);

  @AfterEach
  void restoreProperty() {
    if (before == null) {
      System.clearProperty(PROPERTY);
    } else {
      System.setProperty(PROPERTY, before);
    }
  }

  @Test
  void thePropertyNamesTheFolder() throws IOException {
    System.setProperty(PROPERTY, folder.toString());
    assertThat(DataFolder.holding("DIGITS", "no-such-entry")).isEqualTo(folder);
  }

  @Test
  void aPropertyThatNamesNoFolderIsRefused() {
    Path elsewhere = folder.resolve("elsewhere");
    System.setProperty(PROPERTY, elsewhere.toString());
    assertThatThrownBy(() -> DataFolder.holding("DIGITS", "no-such-entry"))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "-Dbackprop.data=" + elsewhere + " is not a folder. Name the one that holds DIGITS.");
  }

  @Test
  void withoutThePropertyTheUsualFoldersAreNamed() {
    System.clearProperty(PROPERTY);
    assertThatThrownBy(() -> DataFolder.holding("DIGITS", "no-such-entry"))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "DIGITS is neither in data nor in ../data. Say where it is: -Dbackprop.data=FOLDER");
  }
}
