package dev.vitrine.tracer.book;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.commonmark.ext.heading.anchor.IdGenerator;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/// A page of the docs: its Markdown as a tree of CommonMark's nodes, and its headings by the anchors that links name.
public final class Page {
  private static final String FILES = "/docs/";

  private final Node document;
  private final SequencedMap<String, Heading> headings = new LinkedHashMap<>();

  private Page(String markdown) {
    document = Parser.builder().build().parse(markdown);
    IdGenerator ids = IdGenerator.builder().build();
    for (Heading heading : all(document, Heading.class)) {
      headings.put(ids.generateId(text(heading)), heading);
    }
  }

  public static Page parse(String markdown) {
    return new Page(markdown);
  }

  /// A page that travels with the app, by its path below `docs`; empty where it does not.
  public static Optional<Page> find(String path) {
    try (InputStream in = Page.class.getResourceAsStream(FILES + path)) {
      return in == null
          ? Optional.empty()
          : Optional.of(parse(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The whole page.
  public Node document() {
    return document;
  }

  /// Its headings in order, by their anchors: those that GitHub and CommonMark's own extension give them.
  public SequencedMap<String, Heading> headings() {
    return headings;
  }

  /// What stands between the heading with this anchor and the next heading of its level or above; empty for an
  /// anchor that is not there.
  public List<Node> section(String anchor) {
    List<Node> section = new ArrayList<>();
    Heading heading = headings.get(anchor);
    if (heading != null) {
      for (Node at = heading.getNext(); at != null && !ends(heading, at); at = at.getNext()) {
        section.add(at);
      }
    }
    return section;
  }

  private static boolean ends(Heading section, Node at) {
    return at instanceof Heading next && next.getLevel() <= section.getLevel();
  }

  /// All nodes of a kind at or below another, in the order of the text.
  public static <N extends Node> List<N> all(Node at, Class<N> kind) {
    List<N> found = new ArrayList<>();
    if (kind.isInstance(at)) {
      found.add(kind.cast(at));
    }
    for (Node child = at.getFirstChild(); child != null; child = child.getNext()) {
      found.addAll(all(child, kind));
    }
    return found;
  }

  /// The words of a node without their marks.
  public static String text(Node node) {
    StringBuilder text = new StringBuilder();
    node.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Text word) {
            text.append(word.getLiteral());
          }

          @Override
          public void visit(Code code) {
            text.append(code.getLiteral());
          }

          @Override
          public void visit(SoftLineBreak line) {
            text.append(' ');
          }
        });
    return text.toString();
  }
}
