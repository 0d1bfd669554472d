package dev.vitrine.tracer.scenario;

import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.StreamDataWriter;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/// A part of a YAML document that is written: the counterpart of [YamlPart].
final class YamlOut {
  private static final DumpSettings SETTINGS =
      DumpSettings.builder()
          .setSchema(new FailsafeSchema())
          .setWidth(110)
          .setIndent(2)
          .setIndicatorIndent(2)
          .setIndentWithIndicator(true)
          .build();

  private final Node node;
  private final List<Node> items;
  private final List<NodeTuple> pairs;

  /// Where the library writes.
  private static final class Text implements StreamDataWriter {
    private final StringBuilder written = new StringBuilder();

    @Override
    public void write(String text) {
      written.append(text);
    }

    @Override
    public void write(String text, int from, int length) {
      written.append(text, from, from + length);
    }
  }

  private YamlOut(Node node, List<Node> items, List<NodeTuple> pairs) {
    this.node = node;
    this.items = items;
    this.pairs = pairs;
  }

  /// A text in the plainest form that holds it.
  static YamlOut text(String text) {
    return scalar(text, ScalarStyle.PLAIN);
  }

  /// A text of lines, as they are.
  static YamlOut block(String text) {
    return scalar(text, ScalarStyle.LITERAL);
  }

  /// A text in quotes, with its line ends and what else cannot be seen written out.
  static YamlOut quoted(String text) {
    return scalar(text, ScalarStyle.DOUBLE_QUOTED);
  }

  private static YamlOut scalar(String text, ScalarStyle style) {
    return new YamlOut(new ScalarNode(Tag.STR, text, style), List.of(), List.of());
  }

  static YamlOut list() {
    List<Node> items = new ArrayList<>();
    return new YamlOut(new SequenceNode(Tag.SEQ, items, FlowStyle.BLOCK), items, List.of());
  }

  /// A short list on one line.
  static YamlOut inLine(List<String> texts) {
    List<Node> items = new ArrayList<>();
    texts.forEach(text -> items.add(text(text).node));
    return new YamlOut(new SequenceNode(Tag.SEQ, items, FlowStyle.FLOW), items, List.of());
  }

  static YamlOut fields() {
    return fields(FlowStyle.BLOCK);
  }

  static YamlOut fieldsInLine() {
    return fields(FlowStyle.FLOW);
  }

  private static YamlOut fields(FlowStyle style) {
    List<NodeTuple> pairs = new ArrayList<>();
    return new YamlOut(new MappingNode(Tag.MAP, pairs, style), List.of(), pairs);
  }

  YamlOut add(YamlOut item) {
    items.add(item.node);
    return this;
  }

  YamlOut put(String key, YamlOut value) {
    pairs.add(new NodeTuple(text(key).node, value.node));
    return this;
  }

  YamlOut put(String key, String value) {
    return put(key, text(value));
  }

  /// The document whose only part this is.
  String document() {
    Text text = new Text();
    new Dump(SETTINGS).dumpNode(node, text);
    return text.written.toString();
  }
}
