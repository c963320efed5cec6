package backprop.grader.authoring;

import backprop.grader.common.Fault;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.Function;
import org.mozilla.javascript.JavaScriptException;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;

/** Turns LaTeX into MathML, which browsers typeset themselves. KaTeX does it, run by Rhino. */
final class Typesetter implements AutoCloseable {

  // Newer versions are written with classes, which Rhino doesn't read.
  private static final String KATEX = "/META-INF/resources/webjars/katex/0.16.4/dist/katex.min.js";

  // A word comes letter by letter.
  private static final Pattern WORD =
      Pattern.compile("<mrow>((?:<mi mathvariant=\"normal\">\\p{Alpha}</mi>){2,})</mrow>");
  private static final Pattern TAG = Pattern.compile("<[^>]*>");

  // A function stands off its argument if that has no brackets, and off a factor before it.
  private static final Pattern BESIDE_FUNCTION =
      Pattern.compile(
          "(?<=<mo>\u2061</mo>)(?!<mo[^>]*>\\()"
              + "|(?<=</m(?:i|n|sub|sup)>)(?=<mi>\\p{Alpha}+</mi><mo>\u2061</mo>)");
  private static final String THIN_SPACE = "<mspace width=\"0.1667em\"/>";

  // The bar of an absolute value comes as the sign "divides", which browsers set apart.
  private static final String DIVIDES = "<mo stretchy=\"false\">\u2223</mo>";
  private static final String BAR = "<mo stretchy=\"false\" lspace=\"0\" rspace=\"0\">|</mo>";

  private static final Pattern MESSAGE =
      Pattern.compile(
          "KaTeX parse error: (.*?)(?: at (?:position \\d+|end of input):.*)?", Pattern.DOTALL);

  private final Context context;
  private final Scriptable global;
  private final Scriptable katex;

  /** Makes a typesetter for this thread. */
  Typesetter() throws IOException {
    context = Context.enter();
    context.setLanguageVersion(Context.VERSION_ES6);
    context.setInterpretedMode(true);
    // Safe: KaTeX sees no Java classes, so a formula can't either.
    global = context.initSafeStandardObjects();
    try (Reader source =
        new InputStreamReader(
            Typesetter.class.getResourceAsStream(KATEX), StandardCharsets.UTF_8)) {
      context.evaluateReader(global, source, "KaTeX", 1, null);
    }
    katex = (Scriptable) global.get("katex", global);
  }

  /**
   * Returns a formula as MathML.
   *
   * @throws Fault if it is not LaTeX
   */
  String mathml(String latex, boolean display) {
    Scriptable options = context.newObject(global);
    options.put("output", options, "mathml");
    options.put("displayMode", options, display);
    Function render = (Function) katex.get("renderToString", katex);
    try {
      Object html = render.call(context, global, katex, new Object[] {latex, options});
      return tidied(Context.toString(html));
    } catch (JavaScriptException e) {
      throw new Fault(reason(e));
    }
  }

  // Three things that browsers show otherwise than KaTeX means them.
  private static String tidied(String mathml) {
    String words =
        WORD.matcher(mathml)
            .replaceAll(word -> "<mi>" + TAG.matcher(word.group(1)).replaceAll("") + "</mi>");
    return BESIDE_FUNCTION.matcher(words).replaceAll(THIN_SPACE).replace(DIVIDES, BAR);
  }

  private static String reason(JavaScriptException e) {
    if (!(e.getValue() instanceof Scriptable error)) {
      return e.details();
    }
    String message = Context.toString(ScriptableObject.getProperty(error, "message"));
    Matcher matcher = MESSAGE.matcher(message);
    return matcher.matches() ? matcher.group(1) : message;
  }

  @Override
  public void close() {
    context.close();
  }
}
