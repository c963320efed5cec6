package backprop.grader.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import backprop.grader.common.Fault;
import backprop.grader.intake.Delivery;
import backprop.grader.intake.Submission;
import backprop.grader.result.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassRunTest {

  @TempDir private Path temp;
  private ResultStore store;
  private final List<String> graded = Collections.synchronizedList(new ArrayList<>());
  private final AtomicInteger open = new AtomicInteger();
  private final AtomicInteger made = new AtomicInteger();
  private String grader = "grader 1";
  private int failures;

  @BeforeEach
  void openStore() throws IOException {
    store = new ResultStore(temp);
    store.open();
  }

  @Test
  void eachSubmissionIsGradedOnceWhateverTheNumberOfJobs() throws IOException {
    for (int jobs : List.of(1, 2, 7)) {
      grader = "grader of " + jobs;
      graded.clear();
      List<Delivery> all = deliveries("a", "b", "c", "d", "e");
      AtomicInteger steps = new AtomicInteger();
      assertThat(grade(all, jobs, steps)).isEmpty();
      assertThat(graded).containsExactlyInAnyOrder("a", "b", "c", "d", "e");
      assertThat(steps).hasValue(5);
      assertThat(store.of(all)).hasSize(5).allSatisfy((n, s) -> assertThat(s.isGraded()).isTrue());
    }
  }

  @Test
  void onlyWhatHasChangedIsGradedAgain() throws IOException {
    grade(deliveries("a", "b"), 1, new AtomicInteger());
    graded.clear();
    assertThat(plan(deliveries("a", "b")).pending()).isEmpty();
    assertThat(plan(deliveries("a", "b")).known()).isEqualTo(2);
    List<Delivery> changed = List.of(deliveries("a").get(0), delivery("b", "other files"));
    assertThat(plan(changed).pending()).extracting(Delivery::name).containsExactly("b");
    grader = "grader 2";
    assertThat(plan(deliveries("a", "b")).pending()).hasSize(2);
  }

  @Test
  void onlyWhoIsNamedIsGradedAndWhoIsNamedSoIsGradedAgain() throws IOException {
    grade(deliveries("a", "b"), 1, new AtomicInteger());
    grader = "grader 2";
    ClassRun.Plan plan =
        run().plan(deliveries("a", "b", "c"), d -> d.name().equals("b"), any -> false);
    assertThat(plan.pending()).extracting(Delivery::name).containsExactly("b");
    assertThat(plan.notNow()).extracting(Delivery::name).containsExactly("a", "c");
    grader = "grader 1";
    plan = run().plan(deliveries("a", "b", "c"), any -> true, d -> d.name().equals("a"));
    assertThat(plan.pending()).extracting(Delivery::name).containsExactly("a", "c");
    assertThat(plan.known()).isEqualTo(1);
  }

  @Test
  void whatAResultDependsOnMayFollowFromIt() throws IOException {
    List<Delivery> all = deliveries("a", "b");
    grade(all, 1, new AtomicInteger());
    String known = store.find("a").orElseThrow().result().submission().name();
    ClassRun other =
        new ClassRun(
            null,
            (key, result) -> key + grader + (result.submission().name().equals(known) ? "" : "!"),
            store,
            FakeWorker::new);
    assertThat(other.plan(all, any -> true, any -> false).pending())
        .extracting(Delivery::name)
        .containsExactly("b");
  }

  @Test
  void whatCannotBeReadIsToldAndStopsNothing() throws IOException {
    Delivery broken =
        new Delivery(
            "broken",
            "b",
            "b",
            "",
            null,
            reader -> {
              throw Fault.unreadable("broken: the archive is damaged");
            });
    List<Delivery> all = List.of(broken, delivery("a", "a"));
    ClassRun.Plan plan = plan(all);
    assertThat(plan.unreadable()).isEqualTo(1);
    assertThat(plan.pending()).extracting(Delivery::name).containsExactly("a");
    assertThat(store.find("broken").orElseThrow().unreadable()).contains("damaged");
    assertThat(grade(List.of(broken), 1, new AtomicInteger())).isEmpty();
    assertThat(store.find("broken").orElseThrow().isGraded()).isFalse();
  }

  @Test
  void aFailureOfTheGraderIsTriedAgainByAFreshOne() throws IOException {
    failures = 1;
    assertThat(grade(deliveries("a", "b", "c"), 1, new AtomicInteger())).isEmpty();
    assertThat(graded).containsExactlyInAnyOrder("a", "b", "c");
    assertThat(made).hasValueGreaterThan(1);
    assertThat(open).as("workers that were not closed").hasValue(0);
  }

  @Test
  void aSubmissionOnWhichTheGraderFailsTwiceIsUngradedAndKeepsNoOldResult() throws IOException {
    grade(deliveries("a", "bad"), 1, new AtomicInteger());
    grader = "grader 2";
    failures = 100;
    Map<String, String> ungraded = grade(deliveries("a", "bad"), 2, new AtomicInteger());
    assertThat(ungraded).containsOnlyKeys("a", "bad").containsEntry("a", "no sandbox today");
    assertThat(store.of(deliveries("a", "bad"))).isEmpty();
    assertThat(open).as("workers that were not closed").hasValue(0);

    failures = 0;
    assertThat(plan(deliveries("a", "bad")).pending()).hasSize(2);
    assertThat(grade(deliveries("a", "bad"), 2, new AtomicInteger())).isEmpty();
  }

  @Test
  void whereNothingCanBeWrittenTheRunEndsAtOnce() throws IOException {
    List<Delivery> all = deliveries("a", "b", "c");
    // A folder where the file is to be stands for a disk without space.
    Files.createDirectories(temp.resolve("results/b.json"));
    assertThatThrownBy(() -> grade(all, 1, new AtomicInteger()))
        .isInstanceOfSatisfying(
            Fault.class, fault -> assertThat(fault.kind()).isEqualTo(Fault.Kind.OUTPUT));
    assertThat(graded).containsExactly("a", "b");
    assertThat(open).as("workers that were not closed").hasValue(0);
  }

  @Test
  void withoutAGraderThereIsNoStart() {
    ClassRun run =
        new ClassRun(
            null,
            (key, result) -> key,
            store,
            () -> {
              throw new IOException("no sandbox");
            });
    assertThatThrownBy(run::start).isInstanceOf(IOException.class).hasMessage("no sandbox");
  }

  private Map<String, String> grade(List<Delivery> all, int jobs, AtomicInteger steps)
      throws IOException {
    ClassRun run = run();
    run.start();
    return run.grade(all, jobs, steps::incrementAndGet);
  }

  private ClassRun.Plan plan(List<Delivery> all) throws IOException {
    return run().plan(all, any -> true, any -> false);
  }

  private ClassRun run() {
    return new ClassRun(null, (key, result) -> key + grader, store, FakeWorker::new);
  }

  private static List<Delivery> deliveries(String... names) {
    return Stream.of(names).map(name -> delivery(name, "files of " + name)).toList();
  }

  private static Delivery delivery(String name, String sha) {
    Submission submission =
        new Submission(
            name, sha, new TreeMap<>(), new TreeMap<>(), List.of(), "", List.of(), List.of());
    return new Delivery(name, name, name, "", null, reader -> submission);
  }

  private final class FakeWorker implements Worker {

    FakeWorker() {
      made.incrementAndGet();
      open.incrementAndGet();
    }

    @Override
    public Result grade(Submission submission) throws IOException {
      synchronized (ClassRunTest.this) {
        if (failures-- > 0) {
          throw new IOException("no sandbox today");
        }
      }
      graded.add(submission.name());
      var named =
          new Result.Submitted(
              submission.name(), "", List.of(), List.of(), List.of(), null, List.of());
      return new Result("", "", "", 1, false, named, null, 100, 100, 0, 15, List.of(), Map.of());
    }

    @Override
    public String isolation() {
      return "nothing";
    }

    @Override
    public void close() {
      open.decrementAndGet();
    }
  }
}
