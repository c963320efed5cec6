package backprop.grader.batch;

import backprop.grader.common.Fault;
import backprop.grader.course.StoredResult;
import backprop.grader.grading.Grader;
import backprop.grader.grading.GraderOptions;
import backprop.grader.grading.Installation;
import backprop.grader.intake.Delivery;
import backprop.grader.intake.SourceDigests;
import backprop.grader.intake.Submission;
import backprop.grader.intake.SubmissionReader;
import backprop.grader.result.Assignment;
import backprop.grader.result.Result;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.apache.commons.io.function.IOSupplier;

/**
 * Grades what isn't graded yet, several submissions at a time. Each result is kept as soon as it is
 * there, so a run that ends early, in whatever way, is gone on with by starting it again.
 */
final class ClassRun {

  private final SubmissionReader reader;
  private final BiFunction<String, Result, String> keys;
  private final ResultStore store;
  private final IOSupplier<Worker> workers;
  private final Queue<Worker> idle = new ConcurrentLinkedQueue<>();
  private final Map<String, String> ungraded = new ConcurrentHashMap<>();

  /**
   * Makes ready.
   *
   * @param assignment with the course's points
   * @param seed of the hidden inputs, or null if each submission has its own
   */
  ClassRun(
      Installation installation,
      Assignment assignment,
      GraderOptions options,
      Long seed,
      ResultStore store)
      throws IOException {
    this(
        installation.reader(assignment),
        new GradingKey(installation, assignment, options.limits(), seed)::of,
        store,
        () -> Worker.of(new Grader(installation, assignment, options), seed));
  }

  /**
   * Makes ready.
   *
   * @param keys what a result depends on, by the submission's hash and the result
   * @param workers make what grades
   */
  ClassRun(
      SubmissionReader reader,
      BiFunction<String, Result, String> keys,
      ResultStore store,
      IOSupplier<Worker> workers) {
    this.reader = reader;
    this.keys = keys;
    this.store = store;
    this.workers = workers;
  }

  /**
   * Starts the first grader, so that it shows before anything else whether there can be one.
   *
   * @return what submissions run in
   * @throws Fault if there's no sandbox such as the options want
   */
  String start() throws IOException {
    Worker first = workers.get();
    idle.add(first);
    return first.isolation();
  }

  /**
   * What is to be done.
   *
   * @param pending submissions without a result of just these files, this grader and this seed
   * @param withTests how many of these have tests of their own
   * @param known how many have one
   * @param unreadable how many can't be read; the reasons are kept
   * @param notNow submissions without such a result that aren't to be graded now
   * @param digests of all that can be, by submission
   */
  record Plan(
      List<Delivery> pending,
      int withTests,
      int known,
      int unreadable,
      List<Delivery> notNow,
      Map<String, SourceDigests> digests) {

    /** The seconds of one worker for a submission, and for tests of its own, on a usual machine. */
    private static final double SECONDS = 0.7;

    private static final double SECONDS_OF_TESTS = 4.5;

    /** Returns how long it takes, about. */
    Duration usually(int jobs) {
      double seconds = SECONDS * pending.size() + SECONDS_OF_TESTS * withTests;
      return Duration.ofSeconds((long) Math.ceil(seconds / jobs));
    }
  }

  /**
   * Returns what is to be done; nothing is graded yet.
   *
   * @param only what may be graded; of all others what is known stays
   * @param again what is graded though it is known
   */
  Plan plan(List<Delivery> deliveries, Predicate<Delivery> only, Predicate<Delivery> again)
      throws IOException {
    List<Delivery> pending = new ArrayList<>();
    List<Delivery> notNow = new ArrayList<>();
    Map<String, SourceDigests> digests = new HashMap<>();
    int withTests = 0;
    int known = 0;
    int unreadable = 0;
    for (Delivery delivery : deliveries) {
      try {
        Submission submission = delivery.source().read(reader);
        digests.put(delivery.name(), SourceDigests.of(submission));
        if (isKnown(delivery, submission) && !again.test(delivery)) {
          known++;
        } else if (only.test(delivery)) {
          pending.add(delivery);
          withTests += submission.ownTests().isEmpty() ? 0 : 1;
        } else {
          notNow.add(delivery);
        }
      } catch (Fault e) {
        store.write(new StoredResult(delivery.name(), "", e.getMessage(), null));
        unreadable++;
      } catch (RuntimeException | StackOverflowError e) {
        // It will happen again when it is graded, which tells what it was.
        (only.test(delivery) ? pending : notNow).add(delivery);
      }
    }
    return new Plan(pending, withTests, known, unreadable, notNow, digests);
  }

  private boolean isKnown(Delivery delivery, Submission submission) {
    return store
        .find(delivery.name())
        .filter(StoredResult::isGraded)
        .filter(s -> s.key().equals(keys.apply(submission.fingerprint(), s.result())))
        .isPresent();
  }

  /**
   * Grades submissions; those that the grader fails on are tried once more, by a fresh one, when
   * all others are done.
   *
   * @param jobs how many at a time
   * @param done is told after each submission; may be called by several threads at once
   * @return by submission, why the grader failed on it twice
   */
  Map<String, String> grade(List<Delivery> pending, int jobs, Runnable done) throws IOException {
    Queue<Delivery> again = new ConcurrentLinkedQueue<>();
    work(new ConcurrentLinkedQueue<>(pending), again, jobs, done);
    Queue<Delivery> lost = new ConcurrentLinkedQueue<>();
    work(new ConcurrentLinkedQueue<>(again), lost, jobs, () -> {});
    for (Delivery delivery : lost) {
      store.delete(delivery.name());
    }
    ungraded.keySet().retainAll(lost.stream().map(Delivery::name).toList());
    return new TreeMap<>(ungraded);
  }

  private void work(Queue<Delivery> todo, Queue<Delivery> failed, int jobs, Runnable done)
      throws IOException {
    int threads = Math.min(jobs, todo.size());
    if (threads == 0) {
      return;
    }
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<?>> ends = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        ends.add(pool.submit(() -> worker(todo, failed, done)));
      }
      for (Future<?> end : ends) {
        end.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Fault fault) {
        throw fault;
      }
      throw new IOException(e.getCause().getMessage(), e.getCause());
    } finally {
      pool.shutdownNow();
    }
  }

  private Void worker(Queue<Delivery> todo, Queue<Delivery> failed, Runnable done)
      throws IOException {
    Worker worker = idle.poll();
    try {
      for (Delivery next = todo.poll(); next != null; next = todo.poll()) {
        try {
          worker = worker == null ? workers.get() : worker;
          grade(worker, next);
        } catch (Exception | Error e) {
          if (e instanceof Fault fault && fault.kind() == Fault.Kind.OUTPUT) {
            // A full disk is no fault of the grading: it would be the same for all others.
            todo.clear();
            throw fault;
          }
          ungraded.put(next.name(), e.getMessage() == null ? e.toString() : e.getMessage());
          failed.add(next);
          close(worker);
          worker = null;
        }
        done.run();
      }
    } finally {
      close(worker);
    }
    return null;
  }

  private void grade(Worker worker, Delivery delivery) throws IOException {
    Submission submission;
    try {
      submission = delivery.source().read(reader);
    } catch (Fault e) {
      store.write(new StoredResult(delivery.name(), "", e.getMessage(), null));
      return;
    }
    Result result = worker.grade(submission);
    String key = keys.apply(submission.fingerprint(), result);
    store.write(new StoredResult(delivery.name(), key, "", result));
  }

  // What failed may fail to end, too; the submission is lost already.
  private static void close(Worker worker) {
    try {
      if (worker != null) {
        worker.close();
      }
    } catch (IOException | RuntimeException e) {
      // Its processes end with this one.
    }
  }
}
