package backprop.grader.cli;

import backprop.grader.common.Fault;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/** The program {@code grade}. */
public final class Main {

  static final int USAGE = Fault.Kind.USAGE.exitCode();

  /** What a check ends with that found something. */
  static final int FINDINGS = 1;

  static final int GRADER_FAILED = Fault.Kind.GRADER.exitCode();

  /** The commands that grade submissions. */
  private static final Set<String> GRADING = Set.of("grade", "class", "explain");

  private static final Map<String, Supplier<Object>> SUBCOMMANDS = new LinkedHashMap<>();

  static {
    SUBCOMMANDS.put("class", ClassCommand::new);
    SUBCOMMANDS.put("merge", MergeCommand::new);
    SUBCOMMANDS.put("skeleton", SkeletonCommand::new);
    SUBCOMMANDS.put("verify", VerifyCommand::new);
    SUBCOMMANDS.put("page", PageCommand::new);
    SUBCOMMANDS.put("handout", HandoutCommand::new);
    SUBCOMMANDS.put("explain", ExplainCommand::new);
    SUBCOMMANDS.put("compare", CompareCommand::new);
    SUBCOMMANDS.put("export", ExportCommand::new);
  }

  private Main() {}

  /** Runs the command line and ends the JVM with its exit code. */
  public static void main(String[] args) {
    var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    var err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    System.exit(run(out, err, args));
  }

  /** Runs the command line and returns its exit code: 0, or 1 to 3 with one line on {@code err}. */
  public static int run(PrintWriter out, PrintWriter err, String... args) {
    int code = execute(out, err, args);
    return out.checkError() ? fail(err, GRADER_FAILED, "can't write to standard output") : code;
  }

  private static int execute(PrintWriter out, PrintWriter err, String... args) {
    CommandLine commandLine = new CommandLine(new GradeCommand());
    // To look at a command's options takes long, so only at those that may be meant.
    Set<String> words = new HashSet<>(List.of(args));
    boolean all = args.length == 0 || words.contains("-h") || words.contains("--help");
    SUBCOMMANDS.forEach(
        (name, command) -> {
          if (all || words.contains(name)) {
            commandLine.addSubcommand(command.get());
          }
        });
    return commandLine
        .registerConverter(Path.class, Main::path)
        .setOut(out)
        .setErr(err)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(
            (e, ignored) -> fail(err, USAGE, e.getMessage() + " (see grade --help)"))
        .setExecutionExceptionHandler(
            (e, command, parsed) -> explain(err, e, command.getCommandName()))
        .execute(args);
  }

  /** An empty name would be the current folder: what a script meant whose variable isn't set. */
  private static Path path(String name) {
    if (name.isEmpty()) {
      throw new TypeConversionException("an empty name; is a variable not set?");
    }
    return Path.of(name);
  }

  private static int explain(PrintWriter err, Exception e, String command) {
    if (e instanceof Fault fault && fault.kind() != Fault.Kind.GRADER) {
      return fail(err, fault.kind().exitCode(), e.getMessage());
    }
    if (System.getenv("GRADE_DEBUG") != null) {
      e.printStackTrace(err);
    }
    String whose =
        GRADING.contains(command)
            ? "ungraded, no fault of the submission: "
            : "the grader failed: ";
    String what = e instanceof Fault ? e.getMessage() : e.toString();
    String line = what.lines().findFirst().orElse("no message");
    String help = line.contains("(see ") ? "" : " (see grader/docs/troubleshooting.md#ungraded)";
    return fail(err, GRADER_FAILED, whose + line + help);
  }

  private static int fail(PrintWriter err, int code, String message) {
    err.println("grade: " + message.lines().findFirst().orElse("no message"));
    return code;
  }
}
