package backprop.grader.remote;

import java.util.Arrays;

/** What the contracts of the boundary work with; each is tested with every kind of child. */
interface Boundary {

  double ODD_NAN = Double.longBitsToDouble(0x7ff8_0000_dead_beefL);

  /** Returns the small assignment, within a test. */
  Probe probe();

  /** Sends a value to the child and returns what comes back. */
  default Object echo(Object value) throws Throwable {
    return probe().call("Echo", "echo", value);
  }

  static long[] bits(double... x) {
    return Arrays.stream(x).mapToLong(Double::doubleToRawLongBits).toArray();
  }
}
