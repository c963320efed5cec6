package backprop.grader.report;

import backprop.grader.common.Text;
import backprop.grader.result.Result;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A result as the text of {@code result.json}. */
public final class ResultJson {

  private static final ObjectMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private ResultJson() {}

  /** Returns the text; its strings hold nothing that a terminal obeys. */
  public static String of(Result result) {
    return Text.escaped(MAPPER.writeValueAsString(result)) + "\n";
  }
}
