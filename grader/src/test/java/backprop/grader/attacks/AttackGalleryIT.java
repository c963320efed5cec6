package backprop.grader.attacks;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * Every attack against bubblewrap; and those that a plain process lets through against that, since
 * an attack which always fails shows nothing.
 */
@Tag("full")
class AttackGalleryIT extends AttackGallery {

  @TestFactory
  Stream<DynamicContainer> all() {
    return Stream.of(
        tests(Backend.BUBBLEWRAP, attack -> true),
        tests(Backend.PLAIN, attack -> attack.worksIn(Backend.PLAIN)));
  }

  @Override
  String tableName() {
    return "attack-table";
  }
}
