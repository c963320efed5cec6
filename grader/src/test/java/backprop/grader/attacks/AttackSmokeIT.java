package backprop.grader.attacks;

import java.io.IOException;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;

/** A few quick attacks of every kind, in every build, against the best backend that works here. */
class AttackSmokeIT extends AttackGallery {

  @TestFactory
  DynamicContainer smoke() throws IOException {
    return tests(Backend.best(), Attack::smoke);
  }

  @Override
  String tableName() {
    return "attack-smoke";
  }
}
