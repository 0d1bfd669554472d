package dev.vitrine.tracer.scenario;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/// A part of a YAML document: a text, a list or a set of fields. It knows its line, and what is not as expected
/// is an error of that line. Every value is a text: neither `no` nor `0x10` means anything else than it says.
///
/// @param name what the part is, in words, for errors
record YamlPart(Node node, String name) {
  private static final LoadSettings SETTINGS =
      LoadSettings.builder().setSchema(new FailsafeSchema()).build();

  /// The whole document.
  ///
  /// @throws ScenarioFormatException when it is no YAML, or empty
  static YamlPart of(String text) throws ScenarioFormatException {
    try {
      Node node =
          new Composer(SETTINGS, new ParserImpl(SETTINGS, new StreamReader(SETTINGS, text)))
              .getSingleNode()
              .orElseThrow(() -> new ScenarioFormatException(1, "the file is empty"));
      return new YamlPart(node, "the file");
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(Mark::getLine).orElse(0) + 1;
      throw new ScenarioFormatException(line, "not YAML: " + e.getProblem() + hint(e.getProblem()));
    } catch (ReaderException e) {
      int line = (int) text.codePoints().limit(e.getPosition()).filter(c -> c == '\n').count() + 1;
      throw new ScenarioFormatException(
          line, "not YAML: there is a control character; write it as \\xNN in \"…\"");
    } catch (YamlEngineException e) {
      throw new ScenarioFormatException(1, "not YAML: " + e.getMessage());
    }
  }

  private static String hint(@Nullable String problem) {
    return problem != null && problem.contains("mapping values are not allowed")
        ? "; put a value that holds ': ' in quotes"
        : "";
  }

  /// Its line in the file, from 1.
  int line() {
    return line(node);
  }

  private static int line(Node node) {
    return node.getStartMark().map(Mark::getLine).orElse(0) + 1;
  }

  ScenarioFormatException error(String message) {
    return new ScenarioFormatException(line(), message);
  }

  boolean isText() {
    return node instanceof ScalarNode;
  }

  boolean isList() {
    return node instanceof SequenceNode;
  }

  /// Its text, as the quotes or the block hold it.
  String text() throws ScenarioFormatException {
    if (node instanceof ScalarNode scalar) {
      return scalar.getValue();
    }
    throw error(name + " must be one text");
  }

  /// Its text, which must not be empty.
  String words() throws ScenarioFormatException {
    String text = text().strip();
    if (text.isEmpty()) {
      throw error(name + " is missing");
    }
    return text;
  }

  /// A whole number that is at least `least`.
  int number(int least) throws ScenarioFormatException {
    String text = words();
    try {
      int number = Integer.parseInt(text);
      if (number >= least) {
        return number;
      }
    } catch (NumberFormatException _) {
      // Told below.
    }
    throw error(name + " must be a whole number from " + least + " on and not \"" + text + "\"");
  }

  boolean yesOrNo() throws ScenarioFormatException {
    return switch (words()) {
      case "true" -> true;
      case "false" -> false;
      default -> throw error(name + " must be true or false");
    };
  }

  /// Its items, each called `item`.
  List<YamlPart> list(String item) throws ScenarioFormatException {
    if (!(node instanceof SequenceNode sequence)) {
      throw error(name + " must be a list: lines that begin with \"- \"");
    }
    List<YamlPart> parts = new ArrayList<>();
    for (Node part : sequence.getValue()) {
      parts.add(new YamlPart(part, item));
    }
    return parts;
  }

  /// What stands behind each of its keys, in order.
  SequencedMap<Key, YamlPart> pairs() throws ScenarioFormatException {
    if (!(node instanceof MappingNode mapping)) {
      throw error(name + " must be lines of the form \"key: value\"");
    }
    SequencedMap<Key, YamlPart> pairs = new LinkedHashMap<>();
    for (NodeTuple pair : mapping.getValue()) {
      YamlPart key = new YamlPart(pair.getKeyNode(), "a key of " + name);
      String text = key.words();
      if (pairs.keySet().stream().anyMatch(other -> other.text().equals(text))) {
        throw key.error(name + " has \"" + text + "\" twice");
      }
      pairs.put(new Key(text, key.line()), new YamlPart(pair.getValueNode(), text));
    }
    return pairs;
  }

  record Key(String text, int line) {}

  /// Its fields, of which none may be another than `known`.
  Fields fields(Collection<String> known) throws ScenarioFormatException {
    SequencedMap<String, YamlPart> fields = new LinkedHashMap<>();
    for (var pair : pairs().entrySet()) {
      String key = pair.getKey().text();
      if (!known.contains(key)) {
        throw new ScenarioFormatException(
            pair.getKey().line(), Words.unknown(name + " has no \"" + key + "\"", key, known));
      }
      fields.put(key, pair.getValue());
    }
    return new Fields(this, fields);
  }

  /// The fields of one part.
  record Fields(YamlPart of, SequencedMap<String, YamlPart> values) {
    boolean has(String key) {
      return values.containsKey(key);
    }

    /// A field that the part must have.
    YamlPart need(String key) throws ScenarioFormatException {
      YamlPart value = values.get(key);
      if (value == null) {
        throw of.error(of.name() + " needs a line \"" + key + ": …\"");
      }
      return value;
    }
  }
}
