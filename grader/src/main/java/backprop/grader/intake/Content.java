package backprop.grader.intake;

import java.io.IOException;
import java.io.InputStream;

/** Opens the content of one file of a submission. */
@FunctionalInterface
public interface Content {
  InputStream open() throws IOException;
}
