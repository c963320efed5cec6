package backprop.grader.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import backprop.grader.remote.Incident.Kind;
import org.junit.jupiter.api.Test;

/** Objects of the child that the grader calls. */
interface ObjectContract extends Boundary {

  @Test
  default void handlesKeepTheirIdentity() throws Throwable {
    Object counter = probe().create("Counter", 5, new double[] {1});
    assertThat(probe().on(counter, "add", 3)).isSameAs(counter);
    assertThat(probe().on(counter, "total")).isEqualTo(8);
    assertThat(echo(counter)).isSameAs(counter);
    assertThat(probe().call("Echo", "same", counter, counter)).isEqualTo(true);
    Object other = probe().create("Counter", 5, new double[] {1});
    assertThat(probe().call("Echo", "same", counter, other)).isEqualTo(false);
  }

  @Test
  default void objectsMadeByTheChildGetStandIns() throws Throwable {
    Object made = probe().call("Counter", "make", 4);
    assertThat(made).isExactlyInstanceOf(probe().type("Counter"));
    assertThat(probe().on(made, "total")).isEqualTo(4);
    assertThat(echo(made)).isSameAs(made);
    Object node = probe().on(made, "node");
    assertThat(node).isInstanceOf(probe().type("Node"));
    assertThat((double[][]) probe().on(node, "run", (Object) new double[][] {{1}}))
        .isDeepEqualTo(new double[][] {{1}});
    assertThat(probe().on(made, "total")).isEqualTo(5);
    assertThat(echo(node)).isSameAs(node).isEqualTo(node);
  }

  @Test
  default void aSuperclassIsCalledThroughItsSubclass() throws Throwable {
    Object doubler = probe().create("Doubler");
    assertThat(doubler).isInstanceOf(probe().type("Counter")).isInstanceOf(probe().type("Node"));
    assertThat(probe().on(doubler, "total")).isEqualTo(100);
    double[][] v = {{3}};
    assertThat((double[][]) probe().on(doubler, "run", (Object) v))
        .isDeepEqualTo(new double[][] {{6}});
    assertThat(v[0][0]).isEqualTo(6);
    assertThat(probe().on(probe().create("Counter$Inner"), "seven")).isEqualTo(7);
  }

  @Test
  default void aConstructorsExceptionIsThrown() {
    assertThatThrownBy(() -> probe().create("Counter", -1, new double[0]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("start must not be negative");
  }

  @Test
  default void afterATestItsObjectsAreForgotten() throws Throwable {
    Object counter = probe().create("Counter", 1, new double[0]);
    probe().nextTest();
    assertThatThrownBy(() -> probe().on(counter, "total"))
        .isInstanceOf(RemoteFailure.class)
        .hasMessageContaining("earlier test");
    assertThat(probe().endKind()).contains(Kind.INTERNAL);
  }

  @Test
  default void theChildsClassesAreOutOfSightOfTheSubmission() throws Throwable {
    String worker = "backprop.grader.worker.Worker";
    assertThat(probe().call("Harm", "workerClass", worker)).isEqualTo("not found");
  }
}
