package backprop.grader.cli;

import backprop.grader.authoring.SkeletonFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code grade skeleton}: writes the stubs of student/ from solution/, or checks them. */
@Command(
    name = "skeleton",
    mixinStandardHelpOptions = true,
    description = "Writes the stubs in student/ from the marked sources in solution/.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:stubs and solution agree now", "1:--check found a difference, or usage"})
final class SkeletonCommand implements Callable<Integer> {

  @Option(
      names = "--check",
      description = "write nothing; list drift, unbalanced markers and differing APIs")
  private boolean check;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    SkeletonFiles files = new SkeletonFiles(Repository.root());
    PrintWriter out = spec.commandLine().getOut();
    if (check) {
      List<String> problems = files.check();
      problems.forEach(out::println);
      out.println(problems.isEmpty() ? "stubs and solution agree" : problems.size() + " problems");
      return problems.isEmpty() ? 0 : Main.FINDINGS;
    }
    List<String> written = files.write();
    written.forEach(file -> out.println("wrote student/src/main/java/" + file));
    out.println(written.isEmpty() ? "nothing to do" : written.size() + " stubs written");
    return 0;
  }
}
