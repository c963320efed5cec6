package backprop.grader.grading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** The hidden tests against the reference, whatever inputs the seed gives. */
@Tag("full")
class HiddenSeedsTest {

  private static final int SEEDS = 100;

  @Test
  void noSeedFailsTheReference() {
    for (long seed = 1; seed <= SEEDS; seed++) {
      TestExecutionSummary summary = run(seed);
      assertThat(summary.getFailures()).as("failures at seed " + seed).isEmpty();
      assertThat(summary.getTestsSucceededCount()).as("seed " + seed).isGreaterThan(200);
    }
  }

  private static TestExecutionSummary run(long seed) {
    var launcher =
        LauncherFactory.create(
            LauncherConfig.builder().enableTestExecutionListenerAutoRegistration(false).build());
    var listener = new SummaryGeneratingListener();
    launcher.execute(
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selectPackage("hidden"))
            .configurationParameter("backprop.seed", Long.toString(seed))
            .configurationParameter("junit.jupiter.extensions.autodetection.enabled", "false")
            .build(),
        listener);
    return listener.getSummary();
  }
}
