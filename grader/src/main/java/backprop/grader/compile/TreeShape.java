package backprop.grader.compile;

import com.sun.source.tree.AnnotatedTypeTree;
import com.sun.source.tree.ArrayTypeTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.PrimitiveTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeParameterTree;
import com.sun.source.tree.VariableTree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/**
 * Shape of a class as its source declares it, before anything is resolved: a type is known by its
 * simple name. That is enough to tell a student about a changed signature even where the file
 * doesn't compile.
 */
final class TreeShape {
  private final CompilationUnitTree unit;
  private final ClassTree type;
  private final boolean isInterface;

  private TreeShape(CompilationUnitTree unit, ClassTree type) {
    this.unit = unit;
    this.type = type;
    this.isInterface = type.getKind() == Tree.Kind.INTERFACE;
  }

  static ApiShape of(CompilationUnitTree unit, ClassTree type) {
    return new TreeShape(unit, type).shape();
  }

  private ApiShape shape() {
    Map<String, String> variables = variables(type.getTypeParameters(), Map.of());
    List<ApiMember> members = new ArrayList<>();
    boolean hasConstructor = false;
    for (Tree member : type.getMembers()) {
      if (member instanceof VariableTree field) {
        members.add(field(field, variables));
      } else if (member instanceof MethodTree method) {
        members.add(method(method, variables));
        hasConstructor |= method.getName().contentEquals("<init>");
      }
    }
    if (!hasConstructor && type.getKind() == Tree.Kind.CLASS) {
      members.add(defaultConstructor());
    }
    Set<Modifier> flags = type.getModifiers().getFlags();
    return new ApiShape(
        type.getSimpleName().toString(),
        kind(),
        flags.contains(Modifier.PUBLIC),
        flags.contains(Modifier.ABSTRACT) || isInterface,
        type.getExtendsClause() != null,
        type.getImplementsClause().stream()
            .map(implemented -> name(implemented, variables))
            .collect(Collectors.toSet()),
        members);
  }

  private String kind() {
    return switch (type.getKind()) {
      case INTERFACE -> "interface";
      case ENUM -> "enum";
      case RECORD -> "record";
      case ANNOTATION_TYPE -> "@interface";
      default -> "class";
    };
  }

  private ApiMember field(VariableTree field, Map<String, String> variables) {
    Set<Modifier> flags = field.getModifiers().getFlags();
    return new ApiMember(
        ApiMember.Kind.FIELD,
        access(field.getModifiers()),
        flags.contains(Modifier.STATIC) || isInterface,
        flags.contains(Modifier.FINAL) || isInterface,
        name(field.getType(), variables),
        field.getName().toString(),
        List.of(),
        Set.of());
  }

  private ApiMember method(MethodTree method, Map<String, String> outer) {
    Map<String, String> variables = variables(method.getTypeParameters(), outer);
    boolean isConstructor = method.getName().contentEquals("<init>");
    return new ApiMember(
        isConstructor ? ApiMember.Kind.CONSTRUCTOR : ApiMember.Kind.METHOD,
        access(method.getModifiers()),
        method.getModifiers().getFlags().contains(Modifier.STATIC),
        false,
        isConstructor ? "" : name(method.getReturnType(), variables),
        (isConstructor ? type.getSimpleName() : method.getName()).toString(),
        method.getParameters().stream().map(p -> name(p.getType(), variables)).toList(),
        checked(method, variables));
  }

  private ApiMember defaultConstructor() {
    return new ApiMember(
        ApiMember.Kind.CONSTRUCTOR,
        access(type.getModifiers()),
        false,
        false,
        "",
        type.getSimpleName().toString(),
        List.of(),
        Set.of());
  }

  private String access(ModifiersTree modifiers) {
    Set<Modifier> flags = modifiers.getFlags();
    if (isInterface && !flags.contains(Modifier.PRIVATE)) {
      return "public";
    }
    for (Modifier access : List.of(Modifier.PUBLIC, Modifier.PROTECTED, Modifier.PRIVATE)) {
      if (flags.contains(access)) {
        return access.toString();
      }
    }
    return "";
  }

  /** Type variables, by the types that they are erased to. */
  private static Map<String, String> variables(
      List<? extends TypeParameterTree> parameters, Map<String, String> outer) {
    Map<String, String> variables = new HashMap<>(outer);
    for (TypeParameterTree parameter : parameters) {
      String bound =
          parameter.getBounds().isEmpty()
              ? "Object"
              : name(parameter.getBounds().get(0), variables);
      variables.put(parameter.getName().toString(), bound);
    }
    return variables;
  }

  /** The erased simple name of a type: {@code java.util.List<double[]>} is List. */
  private static String name(Tree type, Map<String, String> variables) {
    if (type instanceof PrimitiveTypeTree primitive) {
      return primitive.getPrimitiveTypeKind().name().toLowerCase(Locale.ROOT);
    }
    if (type instanceof ArrayTypeTree array) {
      return name(array.getType(), variables) + "[]";
    }
    if (type instanceof ParameterizedTypeTree parameterized) {
      return name(parameterized.getType(), variables);
    }
    if (type instanceof AnnotatedTypeTree annotated) {
      return name(annotated.getUnderlyingType(), variables);
    }
    if (type instanceof MemberSelectTree qualified) {
      return qualified.getIdentifier().toString();
    }
    if (type instanceof IdentifierTree identifier) {
      String name = identifier.getName().toString();
      return variables.getOrDefault(name, name);
    }
    return String.valueOf(type);
  }

  private Set<String> checked(MethodTree method, Map<String, String> variables) {
    Set<String> names = new TreeSet<>();
    for (Tree exception : method.getThrows()) {
      String name = name(exception, variables);
      if (CheckedExceptions.isCertainlyOne(unit, exception, name)) {
        names.add(name);
      }
    }
    return names;
  }
}
