package backprop.grader.authoring;

import backprop.grader.authoring.VariantOperators.Change;
import backprop.grader.diagnosis.Variant;
import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.ArrayTypeTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.PrimitiveTypeTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.lang.model.element.ElementKind;
import javax.lang.model.type.TypeMirror;

/**
 * A source file of the solution with every variant in it, each behind a switch: {@code a + b}
 * becomes {@code (Variants.is(7) ? a - b : a + b)}. So thousands of programs, and pairs of them,
 * are compiled once. A private method of the solution is copied for each part that uses it, so that
 * its variants are wrong in that part only.
 */
final class VariantSource {

  private static final Pattern MARKER =
      Pattern.compile("// BEGIN SOLUTION(?: Task ([^:\\n]+): (\\S+))?|// END SOLUTION");

  private static final Pattern FORM =
      Pattern.compile("if \\(backprop\\.matrix\\.Variants\\.form\\((\\d+)\\)\\)");

  /** Code longer than this isn't repeated with variants of its own within another variant. */
  private static final Pattern MARK = Pattern.compile("/\\*<(\\d+)\\*/|/\\*\\d+>\\*/");

  private static final int LONG = 300;

  private final CompilationUnitTree unit;
  private final String source;
  private final SourcePositions positions;
  private final Trees trees;
  private final int firstId;
  private final IntPredicate allowed;
  private final List<String> forms;
  private final List<Variant> variants = new ArrayList<>();
  private final Map<String, MethodTree> helpers = new LinkedHashMap<>();
  private final Set<String> copied = new LinkedHashSet<>();
  private final List<Map<String, String>> scopes = new ArrayList<>();
  private final Map<Tree, String> known = new IdentityHashMap<>();
  private String part = "";
  private String method = "";
  private int serial;
  private int form;

  /**
   * Makes ready.
   *
   * @param unit attributed
   * @param firstId of its variants
   * @param allowed tells by its id whether a variant is to be made
   * @param forms the wrong program that each other form of a method is, null for a right one
   */
  VariantSource(
      CompilationUnitTree unit, Trees trees, int firstId, IntPredicate allowed, List<String> forms)
      throws IOException {
    this.forms = forms;
    this.unit = unit;
    this.source = unit.getSourceFile().getCharContent(true).toString();
    this.trees = trees;
    this.positions = trees.getSourcePositions();
    this.firstId = firstId;
    this.allowed = allowed;
  }

  /** Returns the variants, once the text has been made. */
  List<Variant> variants() {
    return variants;
  }

  /** Returns the file's new text. */
  String text() {
    ClassTree type = (ClassTree) unit.getTypeDecls().get(0);
    StringBuilder copies = new StringBuilder();
    TreePath path = new TreePath(new TreePath(unit), type);
    for (Tree member : type.getMembers()) {
      if (member instanceof MethodTree m && "".equals(marker(start(m)))) {
        helpers.put(m.getName().toString(), m);
      }
    }
    scopes.add(new LinkedHashMap<>());
    StringBuilder out = new StringBuilder();
    int from = 0;
    for (Tree member : type.getMembers()) {
      if (start(member) < 0 || end(member) < 0) {
        continue;
      }
      if (member instanceof VariableTree field) {
        declare(field, new TreePath(path, field));
      } else if (member instanceof MethodTree m && !helpers.containsValue(m)) {
        out.append(source, from, start(m)).append(render(new TreePath(path, m)));
        from = end(m);
      }
    }
    Set<String> done = new LinkedHashSet<>();
    while (!done.containsAll(copied)) {
      String next = copied.stream().filter(copy -> !done.contains(copy)).findFirst().orElseThrow();
      done.add(next);
      String[] which = next.split(" ");
      part = which[1];
      method = which[2];
      MethodTree helper = helpers.get(which[0]);
      String text = render(new TreePath(path, helper));
      copies.append(text.replaceFirst("\\b" + which[0] + "\\(", copy(which[0]) + "("));
      copies.append('\n');
    }
    int close = source.lastIndexOf('}');
    return out.append(source, from, close).append(copies).append("}\n").toString();
  }

  private String copy(String helper) {
    return helper + "_" + (part + method).replace('.', '_');
  }

  private int start(Tree tree) {
    return (int) positions.getStartPosition(unit, tree);
  }

  private int end(Tree tree) {
    return (int) positions.getEndPosition(unit, tree);
  }

  String code(Tree tree) {
    return source
        .substring(start(tree), end(tree))
        .replaceAll("//[^\n]*", "")
        .replaceAll("\\s+", " ");
  }

  /** Returns the label of the solution's block around a place, "" without one; null outside. */
  private String marker(int place) {
    Matcher matcher = MARKER.matcher(source);
    String label = null;
    while (matcher.find() && matcher.start() < place) {
      boolean begins = matcher.group().startsWith("// BEGIN");
      label =
          begins
              ? (matcher.group(1) == null ? "" : matcher.group(1) + " " + matcher.group(2))
              : null;
    }
    return label;
  }

  private void declare(VariableTree variable, TreePath path) {
    scopes.get(scopes.size() - 1).put(variable.getName().toString(), type(path));
  }

  /** Returns other variables in reach of the same type. */
  List<String> others(String name, String type) {
    Map<String, String> all = new LinkedHashMap<>();
    scopes.forEach(all::putAll);
    return all.entrySet().stream()
        .filter(each -> each.getValue().equals(type) && !each.getKey().equals(name))
        .map(Map.Entry::getKey)
        .toList();
  }

  private String type(TreePath path) {
    TypeMirror mirror = trees.getTypeMirror(path);
    return mirror == null ? "" : mirror.toString();
  }

  /** Returns the text of a tree with its variants. */
  private String render(TreePath path) {
    Tree tree = path.getLeaf();
    boolean opens =
        tree instanceof BlockTree
            || tree instanceof ForLoopTree
            || tree instanceof EnhancedForLoopTree
            || tree instanceof LambdaExpressionTree
            || tree instanceof MethodTree;
    if (opens) {
      scopes.add(new LinkedHashMap<>());
    }
    String label = marker(start(tree));
    if (label != null && !label.isEmpty()) {
      part = label.split(" ")[0];
      method = label.split(" ")[1];
    }
    String text =
        tree instanceof IfTree choice && FORM.matcher(raw(choice)).lookingAt()
            ? forms(path, choice)
            : compose(path, tree instanceof ExpressionStatementTree);
    if (tree instanceof VariableTree variable) {
      declare(variable, path);
    }
    if (label != null && tree instanceof ExpressionStatementTree statement) {
      text = statement(path, statement, text);
    } else if (label != null && tree instanceof ExpressionTree expression && mayVary(path)) {
      text = expression(path, expression, text);
    }
    if (opens) {
      scopes.remove(scopes.size() - 1);
    }
    if (tree instanceof BlockTree block && !block.getStatements().isEmpty()) {
      text = keeping(path, block, text);
    }
    known.put(tree, text);
    return text;
  }

  // An alternative's block, whose variants have ids of their own, beside the reference's.
  private String forms(TreePath path, IfTree choice) {
    Matcher condition = FORM.matcher(raw(choice));
    condition.lookingAt();
    form = Integer.parseInt(condition.group(1)) - firstId / Variant.IDS_OF_A_FORM;
    String alternative = render(new TreePath(path, choice.getThenStatement()));
    form = 0;
    String rest = render(new TreePath(path, choice.getElseStatement()));
    return condition.group() + " " + alternative + " else " + rest;
  }

  /** Tells whether it is a sum that begins at 0. */
  static boolean isSum(VariableTree variable) {
    return variable.getType().toString().equals("double")
        && variable.getInitializer() instanceof LiteralTree zero
        && zero.getValue().equals(0);
  }

  // For variants that forget to begin a sum anew: what it was at the end of the round before.
  private String keeping(TreePath path, BlockTree block, String text) {
    if (path.getParentPath().getLeaf() instanceof MethodTree) {
      return "{ backprop.matrix.Variants.keep(0);" + text.substring(1);
    }
    int last = block.getStatements().size() - 1;
    if (block.getStatements().get(last) instanceof ReturnTree) {
      return text;
    }
    return block.getStatements().stream()
        .filter(statement -> statement instanceof VariableTree sum && isSum(sum))
        .map(statement -> ((VariableTree) statement).getName())
        .findFirst()
        .map(
            name ->
                text.substring(0, text.length() - 1)
                    + "backprop.matrix.Variants.keep("
                    + name
                    + ");}")
        .orElse(text);
  }

  // What is assigned to, or isn't a value, stays.
  private boolean mayVary(TreePath path) {
    Tree tree = path.getLeaf();
    Tree parent = path.getParentPath().getLeaf();
    boolean target =
        (parent instanceof AssignmentTree a && a.getVariable() == tree)
            || (parent instanceof CompoundAssignmentTree c && c.getVariable() == tree)
            || (parent instanceof UnaryTree u
                && u.getKind() != Tree.Kind.UNARY_MINUS
                && u.getKind() != Tree.Kind.LOGICAL_COMPLEMENT)
            || (parent instanceof MethodInvocationTree call && call.getMethodSelect() == tree)
            || (parent instanceof ArrayAccessTree
                && isTarget(path.getParentPath())
                && tree == ((ArrayAccessTree) parent).getExpression())
            || parent instanceof ExpressionStatementTree;
    if (target || tree instanceof LambdaExpressionTree) {
      return false;
    }
    if (tree instanceof IdentifierTree || tree instanceof MemberSelectTree) {
      ElementKind kind =
          trees.getElement(path) == null ? ElementKind.OTHER : trees.getElement(path).getKind();
      return kind == ElementKind.LOCAL_VARIABLE
          || kind == ElementKind.PARAMETER
          || kind == ElementKind.FIELD;
    }
    return true;
  }

  private boolean isTarget(TreePath path) {
    Tree tree = path.getLeaf();
    Tree parent = path.getParentPath().getLeaf();
    return (parent instanceof AssignmentTree a && a.getVariable() == tree)
        || (parent instanceof CompoundAssignmentTree c && c.getVariable() == tree)
        || (parent instanceof ArrayAccessTree && isTarget(path.getParentPath()));
  }

  // The source with each child's text in its place.
  private String compose(TreePath path, boolean asStatement) {
    Tree tree = path.getLeaf();
    List<Tree> children = new ArrayList<>();
    tree.accept(
        new TreeScanner<Void, Void>() {
          @Override
          public Void scan(Tree child, Void nothing) {
            if (child != null && start(child) >= 0 && end(child) >= start(child)) {
              children.add(child);
            }
            return null;
          }
        },
        null);
    children.sort(Comparator.comparingInt(this::start));
    StringBuilder out = new StringBuilder();
    int from = start(tree);
    for (Tree child : children) {
      if (start(child) < from) {
        continue;
      }
      out.append(source, from, start(child)).append(childText(path, tree, child));
      from = end(child);
    }
    return out.append(source, from, end(tree)).toString();
  }

  private String childText(TreePath path, Tree parent, Tree child) {
    TreePath childPath = new TreePath(path, child);
    if (parent instanceof MethodInvocationTree call && call.getMethodSelect() == child) {
      if (child instanceof IdentifierTree name && helpers.containsKey(name.getName().toString())) {
        copied.add(name.getName() + " " + part + " " + method);
        return copy(name.getName().toString());
      }
      return child instanceof IdentifierTree ? code(child) : compose(childPath, false);
    }
    if (child instanceof IdentifierTree || child instanceof MemberSelectTree) {
      return mayVary(childPath) ? render(childPath) : raw(child);
    }
    boolean plain =
        child instanceof NewArrayTree n && n.getInitializers() == null
            || child instanceof MemberReferenceTree
            || child instanceof ModifiersTree
            || child instanceof PrimitiveTypeTree
            || child instanceof ArrayTypeTree
            || child instanceof ParameterizedTypeTree
            || child instanceof ThrowTree;
    return plain ? raw(child) : render(childPath);
  }

  String raw(Tree tree) {
    return source.substring(start(tree), end(tree));
  }

  private String expression(TreePath path, ExpressionTree tree, String text) {
    VariantOperators operators = new VariantOperators(this, path, type(path));
    StringBuilder out = new StringBuilder("(");
    int made = 0;
    for (Change change : operators.changes(tree)) {
      int id = add(change);
      if (id > 0) {
        out.append("backprop.matrix.Variants.is(%d) ? %s :\n".formatted(id, marked(id, change)));
        made++;
      }
    }
    return made == 0 ? text : out.append('(').append(text).append("))").toString();
  }

  /** Returns the text of an operand within a variant, with its own variants unless that is long. */
  String inner(Tree operand) {
    String text = known.getOrDefault(operand, raw(operand));
    return text.length() < LONG ? text : raw(operand);
  }

  private String statement(TreePath path, ExpressionStatementTree statement, String text) {
    if (path.getParentPath().getLeaf() instanceof ForLoopTree) {
      return raw(statement);
    }
    StringBuilder out = new StringBuilder();
    for (Change change : VariantOperators.ofStatement(this, statement)) {
      int id = add(change);
      if (id > 0) {
        out.append(
            "if (backprop.matrix.Variants.is(%d)) {%s} else\n".formatted(id, marked(id, change)));
      }
    }
    return out.append('{').append(text).append('}').toString();
  }

  // The marks tell which variant the compiler complains of.
  private static String marked(int id, Change change) {
    String text = change.isStatement() ? change.text() : "(" + change.text() + ")";
    return "/*<" + id + "*/" + text + "/*" + id + ">*/";
  }

  /** Returns the variants that places of the text are in, a 0 for those that are in none. */
  static Set<Integer> variantsAt(String text, SortedSet<Integer> places) {
    Set<Integer> found = new HashSet<>();
    Deque<Integer> open = new ArrayDeque<>(List.of(0));
    Deque<Integer> left = new ArrayDeque<>(places);
    Matcher marks = MARK.matcher(text);
    while (!left.isEmpty()) { // the text is long, so it is gone through once for all places
      boolean isMark = marks.find();
      while (!left.isEmpty() && (!isMark || left.peek() < marks.start())) {
        left.pop();
        found.add(open.peek());
      }
      if (isMark && marks.group(1) == null) {
        open.pop();
      } else if (isMark) {
        open.push(Integer.parseInt(marks.group(1)));
      }
    }
    return found;
  }

  private int add(Change change) {
    serial++;
    int id = firstId + form * Variant.IDS_OF_A_FORM + serial;
    if (!allowed.test(id)) {
      return 0;
    }
    String wrong = form == 0 ? null : forms.get(form - 1);
    // Two mistakes are less likely than one.
    int rank = change.rank() + (wrong == null ? 0 : 3);
    variants.add(new Variant(id, part, method, change.phrase(), rank, wrong));
    return id;
  }
}
