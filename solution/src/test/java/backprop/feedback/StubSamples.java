package backprop.feedback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.fail;

import backprop.NotImplementedException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Test classes that {@link NotStartedRuleTest} runs; they meet a stub in every possible place. */
final class StubSamples {
  private StubSamples() {}

  static double stub() {
    throw new NotImplementedException("Task 3.2: Softmax.softmax");
  }

  private static void swallow() {
    try {
      stub();
    } catch (NotImplementedException e) {
      // As a test might that expects "some exception".
    }
  }

  static class InTheTest {
    @Test
    void reachesAStub() {
      stub();
    }

    @Test
    void passesAfterCatchingIt() {
      swallow();
    }

    @Test
    void failsAfterCatchingIt() {
      swallow();
      fail("nothing came back");
    }

    @Test
    void assertsThatItThrows() {
      assertThrows(RuntimeException.class, StubSamples::stub);
    }

    @Test
    void assertsThatItThrowsSomethingElse() {
      assertThrows(IllegalArgumentException.class, StubSamples::stub);
    }

    @RepeatedTest(2)
    void repeats() {
      swallow();
    }

    @TestFactory
    Stream<DynamicTest> makesTests() {
      return Stream.of(DynamicTest.dynamicTest("made", StubSamples::swallow));
    }
  }

  static class WithoutStub {
    @Test
    void passes() {
      assertEquals(1, 1);
    }

    @Test
    void fails() {
      fail("wrong");
    }
  }

  static class BeforeEachTest {
    private String ready;

    @BeforeEach
    void setUp() {
      stub();
      ready = "ready";
    }

    @Test
    void needsTheSetUp() {
      assertEquals(5, ready.length());
    }

    @AfterEach
    void cleanUp() {
      ready.length();
    }
  }

  static class BeforeEachCaught {
    @BeforeEach
    void setUp() {
      swallow();
    }

    @Test
    void needsNothing() {}
  }

  static class BeforeAllTests {
    private static String ready;

    @BeforeAll
    static void setUp() {
      stub();
      ready = "ready";
    }

    @Test
    void first() {
      assertEquals(5, ready.length());
    }

    @Test
    void second() {}

    @AfterAll
    static void cleanUp() {
      ready.length();
    }

    @Nested
    class Inside {
      @Test
      void third() {}
    }
  }

  static class InTheConstructor {
    InTheConstructor() {
      swallow();
    }

    @Test
    void first() {}

    @Test
    void second() {
      fail("never comes here");
    }
  }

  static class InAConstant {
    static final double CONSTANT = stub();

    @Test
    void first() {
      assertEquals(0, CONSTANT);
    }

    @Test
    void second() {}
  }

  static class AfterEachTest {
    @Test
    void passes() {}

    @AfterEach
    void cleanUp() {
      stub();
    }
  }

  @TestInstance(Lifecycle.PER_CLASS)
  static class OneInstance {
    OneInstance() {
      stub();
    }

    @Test
    void first() {}
  }

  /** One test meets a stub; the next must not be blamed for it. */
  static class OnlyTheFirst {
    private static boolean reached;

    @BeforeEach
    void reachAStubOnce() {
      if (!reached) {
        reached = true;
        stub();
      }
    }

    @RepeatedTest(3)
    void repeats() {}
  }
}
