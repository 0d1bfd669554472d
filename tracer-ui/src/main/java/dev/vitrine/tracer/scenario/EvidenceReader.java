package dev.vitrine.tracer.scenario;

import dev.vitrine.tracer.trace.EventFields;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads what a run is expected to show, as [Evidence#words] writes it: `Accepted comes once`.
final class EvidenceReader {
  /// What may be expected, for errors and for the documentation.
  static final List<String> FORMS =
      List.of(
          "EVENT comes once",
          "EVENT comes N times",
          "EVENT never comes",
          "EVENT never comes on connection N",
          "EVENT comes before EVENT",
          "EVENT has FIELD VALUE");

  private static final Pattern TIMES = Pattern.compile("(\\w+) comes (\\d{1,6}) times");
  private static final Pattern NEVER_ON =
      Pattern.compile("(\\w+) never comes on connection (\\d{1,6})");
  private static final Pattern NEVER = Pattern.compile("(\\w+) never comes");
  private static final Pattern ONCE = Pattern.compile("(\\w+) comes once");
  private static final Pattern BEFORE = Pattern.compile("(\\w+) comes before (\\w+)");
  private static final Pattern WITH = Pattern.compile("(?s)(\\w+) has (\\w+) (.+)");

  private final YamlPart item;
  private final String words;

  private EvidenceReader(YamlPart item) throws ScenarioFormatException {
    this.item = item;
    this.words = item.words();
  }

  static Evidence read(YamlPart item) throws ScenarioFormatException {
    return new EvidenceReader(item).read();
  }

  private Evidence read() throws ScenarioFormatException {
    Matcher m = ONCE.matcher(words);
    if (m.matches()) {
      return new Evidence.Times(event(m.group(1)), 1);
    }
    m = TIMES.matcher(words);
    if (m.matches()) {
      return new Evidence.Times(event(m.group(1)), Integer.parseInt(m.group(2)));
    }
    m = NEVER.matcher(words);
    if (m.matches()) {
      return new Evidence.Times(event(m.group(1)), 0);
    }
    m = NEVER_ON.matcher(words);
    if (m.matches()) {
      return new Evidence.NeverOn(Long.parseLong(m.group(2)), event(m.group(1)));
    }
    m = BEFORE.matcher(words);
    if (m.matches()) {
      return new Evidence.Before(event(m.group(1)), event(m.group(2)));
    }
    m = WITH.matcher(words);
    if (m.matches()) {
      return new Evidence.With(event(m.group(1)), field(m.group(1), m.group(2)), m.group(3));
    }
    throw item.error(
        "\"" + words + "\" is nothing that can be expected. Known: " + String.join(", ", FORMS));
  }

  private String event(String name) throws ScenarioFormatException {
    return StepReader.event(item, name);
  }

  private String field(String event, String field) throws ScenarioFormatException {
    List<String> known = EventFields.names(event);
    if (!known.contains(field)) {
      throw item.error(Words.unknown(event + " has no field \"" + field + "\"", field, known));
    }
    return field;
  }
}
