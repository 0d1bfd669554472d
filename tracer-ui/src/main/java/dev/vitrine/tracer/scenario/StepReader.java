package dev.vitrine.tracer.scenario;

import dev.vitrine.tracer.trace.EventKinds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads one step of a file's script: `client 1 gets: 200`.
final class StepReader {
  private static final Pattern CLIENT = Pattern.compile("client (\\d{1,4}) .*");

  private StepReader() {}

  /// What the step stands for; one of the file may be two of the script.
  static List<ScriptStep> read(YamlPart item) throws ScenarioFormatException {
    if (item.isText()) {
      return steps(item.words(), new Value(item, false));
    }
    Map.Entry<YamlPart.Key, YamlPart> pair = item.pairs().firstEntry();
    if (pair == null || item.pairs().size() > 1) {
      throw item.error("one step begins with \"- \", and each step with its own");
    }
    return steps(pair.getKey().text(), new Value(pair.getValue(), true));
  }

  /// What stands behind the colon.
  ///
  /// @param given false where there is no colon; then the part is the whole step
  private record Value(YamlPart part, boolean given) {
    boolean isNothing() throws ScenarioFormatException {
      return !given || part.isText() && part.text().isEmpty();
    }
  }

  private static List<ScriptStep> steps(String key, Value value) throws ScenarioFormatException {
    Matcher matcher = CLIENT.matcher(key);
    int client = matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
    YamlPart part = value.part();
    StepForm form = StepForm.of(key, client).orElseThrow(() -> part.error(unknown(key, client)));
    if (form.needsValue() && value.isNothing()) {
      throw part.error("\"" + key + "\" needs " + form.value() + ": \"" + form.form() + "\"");
    }
    if (!form.takesValue() && !value.isNothing()) {
      throw part.error("nothing belongs behind \"" + key + "\"");
    }
    return switch (form) {
      case CONNECTS -> List.of(new ScriptStep.Connect(client));
      case REFUSED -> List.of(new ScriptStep.Refused(client));
      case SHAKES_HANDS -> List.of(new ScriptStep.Secure(client));
      case ASKS -> List.of(asked(client, part, false));
      case ASKS_LAST -> List.of(asked(client, part, true));
      case SENDS -> List.of(new ScriptStep.Send(client, WireText.ofMessage(part.text())));
      case SENDS_EXACTLY -> List.of(new ScriptStep.Send(client, bytes(part)));
      case GETS -> List.of(new ScriptStep.Receive(client, status(part)));
      case GETS_HEAD -> List.of(new ScriptStep.ReceiveHead(client, status(part)));
      case READS_UNTIL -> List.of(new ScriptStep.ReceiveText(client, bytes(part)));
      case READS_TO_END ->
          List.of(new ScriptStep.ReceiveEnd(client, value.isNothing() ? "" : bytes(part)));
      case ENDS_SENDING -> List.of(new ScriptStep.EndSending(client));
      case CLOSES ->
          List.of(
              new ScriptStep.Close(client),
              new ScriptStep.Await(client, ScriptStep.Close.SEEN_BY_SERVER));
      case LEAVES -> List.of(new ScriptStep.Close(client));
      case REACHES -> List.of(new ScriptStep.Await(client, event(part, part.words())));
      case WAITS -> List.of(elapse(client, part));
      case CUE -> List.of(new ScriptStep.Cue(part.words()));
      case SHUTS_DOWN -> List.of(new ScriptStep.Shutdown());
    };
  }

  private static String unknown(String key, int client) {
    String meant =
        Words.closest(key, StepForm.keys(client)).map(k -> "; is \"" + k + "\" meant?").orElse(".");
    return "no step is called \""
        + key
        + "\""
        + meant
        + " Known: "
        + String.join(", ", StepForm.forms());
  }

  private static ScriptStep asked(int client, YamlPart part, boolean last)
      throws ScenarioFormatException {
    List<String> lines = new ArrayList<>();
    for (YamlPart line : part.isList() ? part.list("a request") : List.of(part)) {
      String words = line.words();
      if (!words.matches("\\S+ \\S+") || words.chars().anyMatch(c -> c > 0x7e)) {
        throw line.error("a request is a method and a target, as in \"GET /hello\"");
      }
      lines.add(words);
    }
    if (lines.isEmpty()) {
      throw part.error("the list of requests is empty");
    }
    return new ScriptStep.Send(client, WireText.ofAsked(new WireText.Asked(lines, last)));
  }

  private static String bytes(YamlPart part) throws ScenarioFormatException {
    String text = part.text();
    if (text.chars().anyMatch(c -> c > 0xff)) {
      throw part.error(
          "each character is one byte here; write others as the bytes they have, \\xEA say, or use"
              + " \"sends\"");
    }
    return text;
  }

  private static int status(YamlPart part) throws ScenarioFormatException {
    return part.words().equals("any") ? 0 : part.number(100);
  }

  /// The name of an event of the catalogue.
  static String event(YamlPart part, String name) throws ScenarioFormatException {
    List<String> known = EventKinds.names();
    if (!known.contains(name)) {
      throw part.error(
          Words.unknown(
              "no event is called \"" + name + "\"",
              name,
              known,
              "docs/trace-format.md lists them all"));
    }
    return name;
  }

  private static ScriptStep elapse(int client, YamlPart part) throws ScenarioFormatException {
    return new ScriptStep.Elapse(client, Times.read(part));
  }
}
