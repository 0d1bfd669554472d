package dev.vitrine.tracer.book;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Properties;

/// Where the book explains a kind of event. The table is `passages.properties`.
///
/// @param anchor of the section, as a link names it: `when-accept-fails`
public record Passage(Chapter chapter, String anchor) {
  /// The passage about an event, by the event's simple name; empty for an event of a later version.
  ///
  /// @throws IllegalStateException where the table names a chapter that is not there
  public static Optional<Passage> of(String event) {
    String place = Table.PASSAGES.getProperty(event, "");
    int hash = place.indexOf('#');
    return hash < 0
        ? Optional.empty()
        : Optional.of(new Passage(chapter(place.substring(0, hash)), place.substring(hash + 1)));
  }

  /// What a link to it says: `Chapter 2: Accepting`.
  public String label() {
    return "Chapter " + chapter.number() + ": " + chapter.title();
  }

  private static Chapter chapter(String name) {
    return Chapter.ALL.stream()
        .filter(c -> c.path().equals("book/" + name + ".md"))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("the book has no chapter " + name));
  }

  /// Read at the first question and not before: the window opens without it.
  private static final class Table {
    static final Properties PASSAGES = new Properties();

    static {
      try (InputStream in = Passage.class.getResourceAsStream("passages.properties")) {
        if (in == null) {
          throw new IllegalStateException("passages.properties is missing");
        }
        PASSAGES.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
