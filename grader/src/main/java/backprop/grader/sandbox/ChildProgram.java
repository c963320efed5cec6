package backprop.grader.sandbox;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * What a child is to run, and how much it may use. The child can read the Java home, the class path
 * and the files, and nothing else if the sandbox can help it.
 *
 * @param javaHome a JDK or a runtime image
 * @param classPath jars or folders
 * @param mainClass the class to run
 * @param arguments its first arguments
 * @param files its further arguments: jars, files or folders, by the name that they have in there
 * @param heapMegabytes the largest heap
 * @param cpuSeconds the most time of a processor over its whole life
 */
public record ChildProgram(
    Path javaHome,
    List<Path> classPath,
    String mainClass,
    List<String> arguments,
    List<Path> files,
    int heapMegabytes,
    int cpuSeconds) {

  private static final String WORKER = "backprop.grader.worker.WorkerMain";
  private static final String OWN_TESTS = "backprop.grader.owntests.child.TestsMain";

  /**
   * The processor seconds of one process: the last resort, should the grader fail to end a child
   * that has used up what its submission may use in all.
   */
  public static final int CPU_SECONDS = 120;

  /** Returns the program that runs a submission's classes. */
  public static ChildProgram worker(Path javaHome, Path worker, int heapMegabytes) {
    return new ChildProgram(
        javaHome, List.of(worker), WORKER, List.of(), List.of(), heapMegabytes, CPU_SECONDS);
  }

  /** Returns the program that runs a student's own tests. */
  public static ChildProgram ownTests(Path javaHome, List<Path> classPath, int heapMegabytes) {
    return new ChildProgram(
        javaHome, classPath, OWN_TESTS, List.of(), List.of(), heapMegabytes, CPU_SECONDS);
  }

  /** Returns the same program on an image that has all of its class path inside. */
  ChildProgram on(Path image) {
    return new ChildProgram(
        image, classPath.subList(0, 1), mainClass, arguments, files, heapMegabytes, cpuSeconds);
  }

  /** Returns the Java home of the running JVM. */
  public static Path thisJava() {
    return Path.of(System.getProperty("java.home"));
  }

  /** Returns the command for where everything lies as it is. */
  List<String> command() {
    return command(Path::toAbsolutePath);
  }

  /** Returns the command for a child that finds paths in other places. */
  List<String> command(UnaryOperator<Path> place) {
    List<String> command = new ArrayList<>();
    command.add(place.apply(javaHome).resolve("bin").resolve("java").toString());
    command.addAll(flags());
    command.add("-cp");
    command.add(
        classPath.stream()
            .map(path -> place.apply(path).toString())
            .collect(Collectors.joining(File.pathSeparator)));
    command.add(mainClass);
    command.addAll(arguments);
    files.forEach(file -> command.add(place.apply(file).toString()));
    return command;
  }

  private List<String> flags() {
    return List.of(
        // A small, quick, predictable machine.
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        // Most methods are called too seldom to be worth copies of those that they call.
        "-XX:C1MaxInlineSize=10",
        "-Xshare:auto",
        // Products of matrices start no threads.
        "-Dbackprop.threads=1",
        // Each method is called a few times only: generating code for a call takes longer.
        "-Dsun.reflect.inflationThreshold=2147483647",
        "-Djdk.reflect.useNativeAccessorOnly=true",
        "-Xmx" + heapMegabytes + "m",
        "-Xss1m",
        "-XX:MaxDirectMemorySize=16m",
        "-XX:MaxMetaspaceSize=128m",
        // Out of memory ends the child, with exit code 3, before the submission can hide it.
        "-XX:+ExitOnOutOfMemoryError",
        // Only frames go to the standard output; no files are written, and no debugger gets in.
        "-XX:+DisplayVMOutputToStderr",
        "-Xlog:disable",
        "-XX:-UsePerfData",
        "-XX:+DisableAttachMechanism",
        "-XX:-CreateCoredumpOnCrash",
        // A JVM that crashes says so on its standard output, whatever it was told above.
        "-XX:+SuppressFatalErrorMessage",
        // The same on every computer.
        "-Dfile.encoding=UTF-8",
        "-Duser.language=en",
        "-Duser.country=US",
        "-Duser.timezone=UTC",
        "-Djava.io.tmpdir=.");
  }
}
