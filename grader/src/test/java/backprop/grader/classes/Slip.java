package backprop.grader.classes;

/** What keeps a file from being compiled. */
enum Slip {
  MISSING_BRACE("", "no closing brace"),
  UNKNOWN_NAME("  private static final double RATE = lerningRate;\n}\n", "an unknown name"),
  HALF_A_METHOD("  static double unfinished(double x, {\n}\n", "half a method"),
  WRONG_TYPE("  static int count() {\n    return \"many\";\n  }\n}\n", "a wrong type");

  private final String end;
  private final String about;

  Slip(String end, String about) {
    this.end = end;
    this.about = about;
  }

  /** Returns the source with this slip at its end. */
  String in(String source) {
    return source.substring(0, source.lastIndexOf('}')) + end;
  }

  String about() {
    return about;
  }
}
