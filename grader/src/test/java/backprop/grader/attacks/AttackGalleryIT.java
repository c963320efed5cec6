package backprop.grader.attacks;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * Every attack, against every backend of this computer. {@code -Dattacks=forge/} picks some by the
 * start of their names.
 */
@Tag("gallery")
class AttackGalleryIT extends AttackGallery {

  @TestFactory
  Stream<DynamicContainer> all() throws IOException {
    String wanted = System.getProperty("attacks", "");
    return tests(attack -> attack.id().startsWith(wanted));
  }

  @Override
  String tableName() {
    return "attack-table";
  }
}
