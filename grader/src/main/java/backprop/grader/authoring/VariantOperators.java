package backprop.grader.authoring;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a variant may change at one place: the operators of {@code operators.txt}, and a few. */
final class VariantOperators {

  private static final Map<String, List<String[]>> TABLE = table();

  private final VariantSource source;
  private final TreePath path;
  private final String type;
  private final List<Change> changes = new ArrayList<>();

  /**
   * A change of one place.
   *
   * @param text what stands there instead
   * @param phrase how to say it
   */
  record Change(String text, String phrase, boolean isStatement) {

    /** Returns how far-fetched it is; from 2 on people hardly do it beside something else. */
    int rank() {
      return phrase.startsWith("without the brackets")
          ? -1
          : phrase.matches(
                  "with (the (square|absolute|exponential)|.* rounded|1 [-/] |.*cut off|[23](.0)? for|= in|.*whole).*|.*twice in.*|with [<>] .*|upside.*")
              ? 2
              : phrase.matches("with `[A-Z]+` for .*")
                  ? 3
                  : phrase.matches(
                          "with [<>]= .*|.* for `.*|.*first one always.*|.*, just .*|with 1 for each.*|with 0 for .*|with `.*` transposed")
                      ? 1
                      : 0;
    }
  }

  VariantOperators(VariantSource source, TreePath path, String type) {
    this.source = source;
    this.path = path;
    this.type = type;
  }

  private static Map<String, List<String[]>> table() {
    try (InputStream in = VariantOperators.class.getResourceAsStream("operators.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(" :: "))
          .collect(Collectors.groupingBy(row -> row[0]));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void table(String key, Tree whole, Tree a, Tree b) {
    TABLE.getOrDefault(key, List.of()).stream()
        // One double among ints would make the whole choice a double, which can't be an index.
        .filter(row -> !type.equals("int") || !row[1].contains("Sigmoid."))
        .forEach(row -> add(row[1], row[2], whole, a, b));
  }

  /** Returns the changes of an expression, the likeliest first. */
  List<Change> changes(ExpressionTree tree) {
    if (tree instanceof BinaryTree binary) {
      ExpressionTree a = binary.getLeftOperand();
      ExpressionTree b = binary.getRightOperand();
      String operator = operator(binary.getKind());
      brackets(operator, tree, a, b);
      table(operator, tree, a, b);
      number(tree);
    } else if (tree instanceof UnaryTree unary && unary.getKind() == Tree.Kind.UNARY_MINUS) {
      add("A", "with the sign of E changed", tree, unary.getExpression(), null);
    } else if (tree instanceof UnaryTree unary && unary.getKind() == Tree.Kind.LOGICAL_COMPLEMENT) {
      add("A", "with the condition E turned round", tree, unary.getExpression(), null);
    } else if (tree instanceof ConditionalExpressionTree choice) {
      ExpressionTree a = choice.getTrueExpression();
      ExpressionTree b = choice.getFalseExpression();
      add("A", "with A in either case, at E", tree, a, b);
      add("B", "with B in either case, at E", tree, a, b);
      add("C ? B : A", "with the two cases swapped, at E", tree, a, b);
    } else if (tree instanceof MethodInvocationTree call) {
      call(call);
    } else if (tree instanceof ArrayAccessTree access) {
      access(access);
    } else if (tree instanceof LiteralTree literal) {
      literal(literal);
    } else if (tree instanceof MemberSelectTree size
        && size.getIdentifier().contentEquals("length")) {
      table("size", tree, size.getExpression(), null);
    } else if (tree instanceof IdentifierTree) {
      neighbours(tree);
    } else if (tree instanceof ParenthesizedTree inner && type.equals("boolean")) {
      add("true", "as if E always held", inner.getExpression(), null, null);
      add("false", "as if E never held", inner.getExpression(), null, null);
    }
    return changes;
  }

  // As Java reads the line without them: the first sign of equal rank, and a product before a sum.
  private void brackets(String operator, ExpressionTree whole, ExpressionTree a, ExpressionTree b) {
    for (ExpressionTree side : List.of(a, b)) {
      if (side instanceof ParenthesizedTree inner
          && inner.getExpression() instanceof BinaryTree binary
          && operator.matches("[-*/]")
          && operator(binary.getKind()).matches("[-+*/]")) {
        String left = "(" + source.inner(binary.getLeftOperand()) + ")";
        String right = "(" + source.inner(binary.getRightOperand()) + ")";
        String bare = left + operator(binary.getKind()) + right;
        String text =
            side == a
                ? bare + operator + "(" + source.inner(b) + ")"
                : "(" + source.inner(a) + ")" + operator + bare;
        String phrase = "without the brackets of " + quoted(source.code(side)) + " in ";
        changes.add(new Change(text, phrase + quoted(source.code(whole)), false));
      }
    }
  }

  private void call(MethodInvocationTree call) {
    String name = source.code(call.getMethodSelect());
    List<? extends ExpressionTree> arguments = call.getArguments();
    Tree a = arguments.isEmpty() ? null : arguments.get(0);
    Tree b = arguments.size() < 2 ? null : arguments.get(1);
    table(name, call, a, b);
    number(call);
    if (type.equals("double[][]")) {
      table("matrix", call, a, b);
    }
  }

  private void number(Tree tree) {
    if (type.equals("double")) {
      table("number", tree, null, null);
    }
  }

  private void access(ArrayAccessTree access) {
    if (access.getExpression() instanceof ArrayAccessTree row) {
      add(
          "ROW[B][A]",
          "with the two indices swapped in E",
          access,
          row.getIndex(),
          access.getIndex());
    }
    if (!(access.getIndex() instanceof LiteralTree)) {
      add("ROW0[0]", "with the first one always, at E", access, access.getExpression(), null);
    }
    neighbourless(access);
  }

  private void neighbourless(Tree access) {
    if (type.equals("double")) {
      String code = quoted(source.code(access));
      changes.add(new Change("1", "without " + code + " in " + around(), false));
      table("entry", access, null, null);
    }
  }

  private void literal(LiteralTree literal) {
    if (literal.getValue() instanceof Number number) {
      String code = source.code(literal);
      double value = number.doubleValue();
      if (path.getParentPath().getLeaf() instanceof VariableTree sum && VariantSource.isSum(sum)) {
        String name = quoted(sum.getName().toString());
        String kept = "backprop.matrix.Variants.kept()";
        changes.add(new Change(kept, "with " + name + " not begun anew at 0 in each round", false));
      }
      for (double other : new double[] {0, 1, 2, 3, value + 1, value - 1, value * 2, value / 2}) {
        String text =
            literal.getValue() instanceof Double
                ? Double.toString(other)
                : Integer.toString((int) other);
        boolean whole = other == (int) other || literal.getValue() instanceof Double;
        if (other != value
            && other >= 0
            && whole
            && changes.stream().noneMatch(c -> c.text().equals(text))) {
          changes.add(new Change(text, "with " + text + " for " + code + " in " + around(), false));
        }
      }
    }
  }

  private void neighbours(Tree tree) {
    String name = source.code(tree);
    table("variable " + type, tree, null, null);
    for (String other : source.others(name, type)) {
      changes.add(
          new Change(
              other, "with " + quoted(other) + " for " + quoted(name) + " in " + around(), false));
    }
    if (type.equals("double")) {
      neighbourless(tree);
      for (String vector : source.others("", "double[]")) {
        divided(name, vector + ".length", "the number of entries of `" + vector + "`");
      }
      for (String matrix : source.others("", "double[][]")) {
        divided(name, matrix + ".length", "the number of rows of `" + matrix + "`");
        divided(name, matrix + "[0].length", "the number of columns of `" + matrix + "`");
      }
    }
  }

  private void divided(String name, String size, String inWords) {
    String where = " in " + around();
    changes.add(
        new Change(
            name + " / " + size, "with " + quoted(name) + " divided by " + inWords + where, false));
  }

  private String around() {
    TreePath wider = path.getParentPath();
    while (wider.getParentPath().getLeaf() instanceof ExpressionTree
        && source.code(wider.getLeaf()).length() < 16) {
      wider = wider.getParentPath();
    }
    return quoted(source.code(wider.getLeaf()));
  }

  private void add(String text, String inWords, Tree whole, Tree a, Tree b) {
    if ((b == null && text.matches(".*\\bB\\b.*")) || (a == null && text.matches(".*\\bA\\b.*"))) {
      return;
    }
    StringBuilder out = new StringBuilder();
    for (String token : text.split("\\b")) {
      out.append(
          switch (token) {
            case "A" -> "(" + source.inner(a) + ")";
            case "B" -> "(" + source.inner(b) + ")";
            case "E" -> "(" + source.inner(whole) + ")";
            case "C" ->
                "(" + source.inner(((ConditionalExpressionTree) whole).getCondition()) + ")";
            case "ROW" ->
                source.inner(
                    ((ArrayAccessTree) ((ArrayAccessTree) whole).getExpression()).getExpression());
            case "ROW0" -> source.inner(a);
            case "ROWS" -> source.raw(a);
            case "SMALLEST" ->
                "Matrices.argmax(Matrices.scale(new double[][] {" + source.inner(a) + "}, -1)[0])";
            default -> token;
          });
    }
    StringBuilder phrase = new StringBuilder();
    for (String token : inWords.split("\\b")) {
      phrase.append(
          switch (token) {
            case "A" -> a == null ? token : quoted(source.code(a));
            case "B" -> b == null ? token : quoted(source.code(b));
            case "E" -> quoted(source.code(whole));
            default -> token;
          });
    }
    changes.add(new Change(out.toString(), phrase.toString(), false));
  }

  private static String quoted(String code) {
    return "`" + (code.length() > 60 ? code.substring(0, 57) + "..." : code) + "`";
  }

  /** Returns the changes of a statement. */
  static List<Change> ofStatement(VariantSource source, ExpressionStatementTree statement) {
    List<Change> changes = new ArrayList<>();
    String code = quoted(source.code(statement).replaceFirst(";$", ""));
    if (statement.getExpression() instanceof CompoundAssignmentTree update) {
      String to = source.raw(update.getVariable());
      String by = source.inner(update.getExpression());
      String sign = update.getKind() == Tree.Kind.PLUS_ASSIGNMENT ? "-=" : "+=";
      changes.add(new Change(to + sign + by + ";", "with " + sign + " in " + code, true));
      changes.add(
          new Change(to + "=" + by + ";", "with = in " + code + ", so that nothing adds up", true));
    }
    if (statement.getExpression() instanceof AssignmentTree assignment
        && assignment.getVariable() instanceof ArrayAccessTree target) {
      String first = source.raw(target.getExpression()) + "[0] = ";
      String value = source.inner(assignment.getExpression());
      changes.add(
          new Change(first + value + ";", "with all written to the first place by " + code, true));
    }
    changes.add(new Change(";", "without " + code, true));
    return changes;
  }

  private static String operator(Tree.Kind kind) {
    return switch (kind) {
      case PLUS -> "+";
      case MINUS -> "-";
      case MULTIPLY -> "*";
      case DIVIDE -> "/";
      case LESS_THAN -> "<";
      case GREATER_THAN -> ">";
      case GREATER_THAN_EQUAL -> ">=";
      case EQUAL_TO -> "==";
      case NOT_EQUAL_TO -> "!=";
      case CONDITIONAL_OR -> "||";
      case CONDITIONAL_AND -> "&&";
      default -> "";
    };
  }
}
