package backprop.grader.authoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import backprop.grader.common.Fault;
import org.junit.jupiter.api.Test;

class SkeletonTest {
  private static final String FILE = "backprop/function/Softmax.java";

  private static String stub(String solution) {
    return Skeleton.of(FILE, solution);
  }

  private static void fails(String solution, String message) {
    assertThatExceptionOfType(Fault.class)
        .isThrownBy(() -> stub(solution))
        .withMessage(FILE + ":" + message);
  }

  @Test
  void turnsALabelledBlockIntoOneLineAndImportsTheException() throws Exception {
    String solution =
        """
        package backprop.function;

        import backprop.matrix.Shapes;
        import java.util.List;

        /** See {@link List}. */
        public final class Softmax {
          static double[] softmax(double[] x) {
            Shapes.requireVector("x", x);
            // BEGIN SOLUTION Task 3.1: Softmax.softmax
            return x; // the solution
            // END SOLUTION
          }
        }
        """;
    assertThat(stub(solution))
        .isEqualTo(
            """
            package backprop.function;

            import backprop.NotImplementedException;
            import backprop.matrix.Shapes;
            import java.util.List;

            /** See {@link List}. */
            public final class Softmax {
              static double[] softmax(double[] x) {
                Shapes.requireVector("x", x);
                throw new NotImplementedException("Task 3.1: Softmax.softmax");
              }
            }
            """);
    assertThat(stub(solution.replace("\n", "\r\n"))).isEqualTo(stub(solution));
  }

  @Test
  void saysAboveTheLineWhatTheMethodIsToDo() {
    String solution =
        """
        class Softmax {
          /** Earlier: returns nothing. */
          int before;

          /**
           * Trains the {@link #model} where x &gt; 0, and returns the cost. It has more to say.
           *
           * @param x for example 0.5
           */
          @Override
          public int f(int x) {
            // BEGIN SOLUTION Task 3.1: Softmax.f
            return 1;
            // END SOLUTION
          }

          /** Returns %s. */
          int g() {
            // BEGIN SOLUTION Task 3.2: Softmax.g
            return 1;
            // END SOLUTION
          }
        }
        """
            .formatted("very ".repeat(20) + "much");
    assertThat(stub(solution))
        .contains(
            """
                // TODO Task 3.1: train the model where x > 0, and return the cost.
                throw new NotImplementedException("Task 3.1: Softmax.f");
            """)
        .contains("    // TODO Task 3.2: return very very")
        .containsPattern("\n    //   (very )+much\\.\n    throw new NotImplemented");
    assertThat(stub(solution).lines())
        .allMatch(line -> line.length() <= 100 || line.contains("/**"));
  }

  @Test
  void startsTheImportsWhereThereAreNone() throws Exception {
    assertThat(
            stub(
                """
                package backprop.function;

                class Softmax {
                  int f() {
                    // BEGIN SOLUTION Task B1.1: Softmax.f
                    return 1;
                    // END SOLUTION
                  }
                }
                """))
        .startsWith(
            """
            package backprop.function;

            import backprop.NotImplementedException;

            class Softmax {
            """);
  }

  @Test
  void leavesOutImportsThatOnlyTheSolutionNeeds() throws Exception {
    String stub =
        stub(
            """
            package backprop.function;

            import static java.lang.Math.exp;

            import java.util.Arrays;

            class Softmax {
              double f() {
                // BEGIN SOLUTION Task 3.1: Softmax.f
                return exp(Arrays.hashCode(new int[0]));
                // END SOLUTION
              }
            }
            """);
    assertThat(stub).doesNotContain("Arrays", "exp");
    assertThat(stub.lines().filter(line -> line.startsWith("import")))
        .containsExactly("import backprop.NotImplementedException;");
  }

  @Test
  void leavesOutABlockWithoutALabelAndOneBlankLine() throws Exception {
    String solution =
        """
        package a;

        class Softmax {
          int a;

          // BEGIN SOLUTION
          private int secret;

          // END SOLUTION

          int b;

          // BEGIN SOLUTION
          private int last;
          // END SOLUTION
        }
        """;
    assertThat(stub(solution))
        .isEqualTo(
            """
            package a;

            class Softmax {
              int a;

              int b;
            }
            """);
  }

  @Test
  void refusesMarkersThatDoNotPairUp() {
    String begin = "// BEGIN SOLUTION Task 3.1: Softmax.softmax\n";
    fails("class Softmax {\n" + begin, "2: BEGIN SOLUTION without an END");
    fails("// END SOLUTION\n", "1: END SOLUTION without a BEGIN");
    fails(
        begin + "// BEGIN SOLUTION\n// END SOLUTION\n",
        "2: BEGIN SOLUTION inside the block of line 1");
  }

  @Test
  void refusesMarkersThatItDoesNotKnow() {
    for (String marker :
        new String[] {
          "//BEGIN SOLUTION",
          "// begin solution",
          "// BEGIN SOLUTIONS",
          "// END SOLUTION Task 3.1",
          "int x; // BEGIN SOLUTION",
          "// BEGIN: SOLUTION"
        }) {
      fails("\n" + marker + "\n", "2: unknown marker: " + marker);
    }
  }

  @Test
  void refusesLabelsOfAnotherShapeOrClass() {
    String end = "\n// END SOLUTION\n";
    fails(
        "// BEGIN SOLUTION Softmax.softmax" + end,
        "1: label should look like \"Task 3.2: Softmax.softmax\": Softmax.softmax");
    fails(
        "// BEGIN SOLUTION Task 3.1: Sigmoid.softmax" + end,
        "1: label should be \"Task 3.1: Softmax.softmax\": Task 3.1: Sigmoid.softmax");
    fails(
        "// BEGIN SOLUTION Task 3.1: softmax" + end,
        "1: label should be \"Task 3.1: Softmax.softmax\": Task 3.1: softmax");
  }

  @Test
  void leavesOutTheClassOfALabelOnlyWhereTheLineWouldBeTooLong() throws Exception {
    String method = "f".repeat(43);
    String label = "Task 3.1: " + method;
    String source = "class Softmax {\n    // BEGIN SOLUTION %s\n    // END SOLUTION\n}\n";
    assertThat(stub(String.format(source, label))).contains("(\"" + label + "\")");
    fails(
        String.format(source, "Task 3.1: Softmax." + method),
        "2: label makes the stub's line longer than 100 columns");
  }
}
