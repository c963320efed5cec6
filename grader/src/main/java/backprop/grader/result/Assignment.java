package backprop.grader.result;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The assignment: its tasks, their points and the files that students edit. Read from {@code
 * assignment.yml}, before anything of a submission is looked at.
 *
 * @param seed combined with each submission's hash, it gives the hidden tests their inputs
 */
public record Assignment(String id, String title, String version, long seed, List<Task> tasks) {

  /** Returns the paths of all files that students edit, such as backprop/function/Softmax.java. */
  public SortedSet<String> files() {
    SortedSet<String> files = new TreeSet<>();
    tasks.forEach(task -> files.addAll(task.files()));
    return files;
  }

  /** Returns the task with this id, such as 3. */
  public Task task(String id) {
    return tasks.stream()
        .filter(task -> task.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new NoSuchElementException("assignment.yml has no task " + id));
  }

  /** Returns the part that students' own tests are scored in: that of the task without files. */
  public String ownTestsPart() {
    return tasks.stream()
        .filter(task -> task.files().isEmpty())
        .flatMap(task -> task.parts().keySet().stream())
        .findFirst()
        .orElseThrow(() -> new NoSuchElementException("assignment.yml has no task without files"));
  }

  /** Returns the assignment without the task that students' own tests are scored in. */
  public Assignment withoutOwnTests() {
    return new Assignment(
        id, title, version, seed, tasks.stream().filter(t -> !t.files().isEmpty()).toList());
  }

  /** Returns the task that a part such as 3.2 or B1.4 belongs to. */
  public Task taskOfPart(String part) {
    return tasks.stream()
        .filter(task -> task.parts().containsKey(part))
        .findFirst()
        .orElseThrow(() -> new NoSuchElementException("assignment.yml has no part " + part));
  }

  /** Returns the points of the tasks that are bonus or, else, of those that aren't. */
  public int maxScore(boolean bonus) {
    return tasks.stream().filter(task -> task.bonus() == bonus).mapToInt(Task::maxScore).sum();
  }
}
