package backprop.grader.attacks;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.PrintWriter;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** Every attack against the backend for containers; a program, so that it can be put into one. */
class ContainerGallery extends AttackGallery {

  @TestFactory
  DynamicContainer all() {
    return tests(Backend.DROPPED_USER, attack -> true);
  }

  @Override
  String tableName() {
    return "attack-table-container";
  }

  /** Runs the attacks; the exit code is 1 if a test failed or none ran. */
  public static void main(String[] args) {
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    LauncherFactory.create()
        .execute(
            LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(ContainerGallery.class))
                .build(),
            listener);
    PrintWriter out = new PrintWriter(System.out, true);
    listener.getSummary().printTo(out);
    listener.getSummary().printFailuresTo(out, 20);
    boolean fine =
        listener.getSummary().getTotalFailureCount() == 0
            && listener.getSummary().getTestsSucceededCount() > 0;
    System.exit(fine ? 0 : 1);
  }
}
