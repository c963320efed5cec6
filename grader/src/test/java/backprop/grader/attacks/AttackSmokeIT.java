package backprop.grader.attacks;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;

/** A few quick attacks of every kind, in every build. */
class AttackSmokeIT extends AttackGallery {

  @TestFactory
  Stream<DynamicContainer> smoke() {
    return tests(Attack::smoke);
  }

  @Override
  String tableName() {
    return "attack-smoke";
  }
}
