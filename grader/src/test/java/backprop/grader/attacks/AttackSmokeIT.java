package backprop.grader.attacks;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;

/** A few quick attacks of every kind, in every build, against the best backend that works here. */
class AttackSmokeIT extends AttackGallery {

  @TestFactory
  Stream<DynamicContainer> smoke() throws IOException {
    return tests(Attack::smoke);
  }

  @Override
  Stream<Backend> backends() throws IOException {
    for (Backend backend : Backend.wanted().toList()) {
      if (backend.works()) {
        return Stream.of(backend);
      }
    }
    return Stream.of(Backend.PLAIN);
  }

  @Override
  String tableName() {
    return "attack-smoke";
  }
}
