package backprop.grader.authoring;

import backprop.grader.diagnosis.Alternative;
import backprop.grader.diagnosis.Catalogue;
import backprop.grader.diagnosis.Edit;
import backprop.grader.diagnosis.Mutant;
import backprop.grader.diagnosis.Variant;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/** Compiles the solution with all its variants; those that don't compile are left out. */
final class VariantBuild {

  private static final int FORMS_OF_A_FILE = 100;
  private static final int MOST_ROUNDS = 12;

  // All that is wrong at once: another round takes as long as all programs of the catalogue.
  private static final List<String> OPTIONS =
      Stream.concat(
              ProgramCompiler.OPTIONS.stream(),
              Stream.of("-XDshould-stop.ifError=FLOW", "-Xmaxerrs", "100000"))
          .toList();

  private static final ProgramSource SWITCH =
      new ProgramSource(Variant.SWITCH.replace('.', '/') + ".java", Variant.SWITCH_SOURCE);

  private final JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
  private final Map<String, String> solution;
  private final List<Form> forms = new ArrayList<>();
  private final Set<Integer> refused = new HashSet<>();
  private List<Variant> variants = List.of();

  /**
   * Makes ready to change sources.
   *
   * @param solution by path
   * @param alternatives those that are varied are changed as well
   * @param mutants by id; those that are varied are changed as well
   */
  VariantBuild(
      Map<String, String> solution,
      Collection<Alternative> alternatives,
      Map<String, Mutant> mutants) {
    this.solution = solution;
    alternatives.stream().filter(Alternative::varied).forEach(a -> add(null, a.edits()));
    mutants.forEach(
        (id, mutant) -> {
          if (mutant.varied()) {
            Edit edit = mutant.edits().get(0);
            String source = solution.get(mutant.file());
            add(id, List.of(edit.ofBlock(source, mutant.values().get(0), mutant.file())));
          }
        });
  }

  private void add(String wrong, List<Edit> edits) {
    forms.add(new Form(wrong, edits));
  }

  /** Another form of some methods: of the wrong program with this id, or of a right one. */
  private record Form(String wrong, List<Edit> edits) {}

  /**
   * Writes the classes and the list of variants into a folder.
   *
   * @param classPath of the solution
   */
  void write(List<Path> classPath, Path out) throws IOException {
    try (StandardJavaFileManager files = javac.getStandardFileManager(null, Locale.ENGLISH, null)) {
      files.setLocationFromPaths(StandardLocation.CLASS_PATH, classPath);
      files.setLocationFromPaths(
          StandardLocation.CLASS_OUTPUT, List.of(Files.createDirectories(out)));
      int round = 0;
      while (!compile(files, texts(files))) {
        if (++round == MOST_ROUNDS) {
          throw new IllegalStateException("the variants don't compile");
        }
      }
    }
    Catalogue.write(variants, out);
  }

  private Map<String, String> texts(StandardJavaFileManager files) throws IOException {
    List<ProgramSource> sources = new ArrayList<>();
    int file = 0;
    for (Map.Entry<String, String> each : solution.entrySet()) {
      sources.add(new ProgramSource(each.getKey(), withForms(each, ++file * FORMS_OF_A_FILE)));
    }
    sources.add(SWITCH);
    JavacTask task = (JavacTask) javac.getTask(null, files, null, OPTIONS, null, sources);
    List<CompilationUnitTree> units = new ArrayList<>();
    task.parse().forEach(units::add);
    task.analyze();
    Trees trees = Trees.instance(task);
    Map<String, String> texts = new HashMap<>();
    List<Variant> made = new ArrayList<>();
    for (CompilationUnitTree unit : units.subList(0, solution.size())) {
      int first = Variant.IDS_OF_A_FORM * FORMS_OF_A_FILE * (1 + texts.size());
      VariantSource source =
          new VariantSource(
              unit,
              trees,
              first,
              id -> !refused.contains(id),
              forms.stream().map(Form::wrong).toList());
      texts.put(unit.getSourceFile().toUri().getPath().substring(1), source.text());
      made.addAll(source.variants());
    }
    variants = made;
    texts.put(SWITCH.path, SWITCH.text);
    return texts;
  }

  private String withForms(Map.Entry<String, String> file, int first) {
    String text = file.getValue();
    for (int i = 0; i < forms.size(); i++) {
      String condition = Variant.SWITCH + ".form(" + (first + 1 + i) + ")";
      for (Edit edit : forms.get(i).edits()) {
        text = edit.file().equals(file.getKey()) ? edit.beside(text, condition) : text;
      }
    }
    return text;
  }

  private boolean compile(StandardJavaFileManager files, Map<String, String> texts) {
    DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
    List<ProgramSource> sources = new ArrayList<>();
    texts.forEach((path, text) -> sources.add(new ProgramSource(path, text)));
    if (javac.getTask(null, files, problems, OPTIONS, null, sources).call()) {
      return true;
    }
    Map<JavaFileObject, SortedSet<Integer>> places = new HashMap<>();
    for (Diagnostic<? extends JavaFileObject> problem : problems.getDiagnostics()) {
      if (problem.getKind() == Diagnostic.Kind.ERROR) {
        places
            .computeIfAbsent(problem.getSource(), source -> new TreeSet<>())
            .add((int) problem.getPosition());
      }
    }
    places.forEach(
        (source, of) ->
            refused.addAll(VariantSource.variantsAt(((ProgramSource) source).text, of)));
    if (refused.contains(0)) {
      throw new IllegalStateException("the solution with variants: " + problems.getDiagnostics());
    }
    return false;
  }
}
