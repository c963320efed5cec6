package backprop.grader.result;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;

/** This grader's version, as the build wrote it; a result says which grader it is by. */
public final class GraderVersion {

  private GraderVersion() {}

  /** Returns the version, such as 2026.1. */
  public static String text() {
    Properties build = new Properties();
    try (var in = GraderVersion.class.getResourceAsStream("/grader.properties")) {
      build.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return build.getProperty("version");
  }
}
