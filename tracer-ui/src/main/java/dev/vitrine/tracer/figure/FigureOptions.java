package dev.vitrine.tracer.figure;

import java.util.List;
import java.util.Optional;

/// What a viewer chooses about a figure. One value for every kind of figure: each takes from it what it
/// needs. Made by [#window] or [#page] and the `with…` methods, never by naming all components.
///
/// @param look the window's, or the page's
/// @param width the room that the viewer has, in figure units at scale 1; a figure may use more room where
///     there is some, and is scaled down where there is less than it needs
/// @param height the same, upwards
/// @param rows how many connections are reserved a place, at least 1, so that nothing jumps when one comes
/// @param connection the connection that is followed and always drawn; 0 for none
/// @param part the id of the mark that a person selected, as a field of a message; empty for none
/// @param held what the pill says while the server is held, "held after Accepted"; empty while it runs
/// @param names whose words stand on the nodes
/// @param language of all other words
/// @param across what width stands for, where it stands for something
/// @param span the part of the run that is shown, where width stands for something; empty for all of it
public record FigureOptions(
    Look look,
    double width,
    double height,
    int rows,
    long connection,
    Optional<String> part,
    Optional<String> held,
    Names names,
    Language language,
    Across across,
    Optional<Span> span) {
  public enum Look {
    /// Live values, bands and a legend: the main window.
    WINDOW,
    /// Large words and the names alone: a page of the book, a projector, an exported figure.
    PAGE
  }

  /// Whose names stand on the nodes.
  public enum Names {
    /// As in the source text's figures.
    FIGURE,
    /// As in this server's source.
    JAVA,
    /// As in Go's source.
    GO;

    /// In the order in which a window offers them.
    public static final List<Names> ALL = List.of(values());
  }

  public enum Language {
    ENGLISH,
    CHINESE,
    KOREAN
  }

  /// What width stands for in a figure that is drawn along the run.
  public enum Across {
    /// The server's clock: a wait is as wide as it is long.
    TIME,
    /// Each step has the same width: what a server that is held between its steps does at one time can be told apart.
    STEPS;

    /// In the order in which a window offers them.
    public static final List<Across> ALL = List.of(values());
  }

  /// A part of a run, its end excluded: in nanoseconds on the server's clock, or in steps where width stands for them.
  public record Span(long from, long to) {
    public Span {
      if (to <= from) {
        throw new IllegalArgumentException("a span ends after it begins: " + from + " to " + to);
      }
    }

    public long length() {
      return to - from;
    }
  }

  public FigureOptions {
    rows = Math.max(1, rows);
  }

  /// The main window at its first size.
  public static FigureOptions window() {
    return of(Look.WINDOW, 820, 544);
  }

  /// A picture for a page.
  public static FigureOptions page() {
    return of(Look.PAGE, 960, 640);
  }

  private static FigureOptions of(Look look, double width, double height) {
    return new FigureOptions(
        look,
        width,
        height,
        1,
        0,
        Optional.empty(),
        Optional.empty(),
        Names.FIGURE,
        Language.ENGLISH,
        Across.TIME,
        Optional.empty());
  }

  public FigureOptions withRoom(double newWidth, double newHeight) {
    return new FigureOptions(
        look, newWidth, newHeight, rows, connection, part, held, names, language, across, span);
  }

  public FigureOptions withRows(int count) {
    return new FigureOptions(
        look, width, height, count, connection, part, held, names, language, across, span);
  }

  public FigureOptions withConnection(long chosen) {
    return new FigureOptions(
        look, width, height, rows, chosen, part, held, names, language, across, span);
  }

  public FigureOptions withPart(Optional<String> markId) {
    return new FigureOptions(
        look, width, height, rows, connection, markId, held, names, language, across, span);
  }

  public FigureOptions withHeld(String words) {
    return new FigureOptions(
        look,
        width,
        height,
        rows,
        connection,
        part,
        Optional.of(words),
        names,
        language,
        across,
        span);
  }

  public FigureOptions withNames(Names whose) {
    return new FigureOptions(
        look, width, height, rows, connection, part, held, whose, language, across, span);
  }

  public FigureOptions withLanguage(Language words) {
    return new FigureOptions(
        look, width, height, rows, connection, part, held, names, words, across, span);
  }

  public FigureOptions withAcross(Across meaning) {
    return new FigureOptions(
        look, width, height, rows, connection, part, held, names, language, meaning, span);
  }

  public FigureOptions withSpan(Optional<Span> shown) {
    return new FigureOptions(
        look, width, height, rows, connection, part, held, names, language, across, shown);
  }

  /// True for the main window.
  public boolean inWindow() {
    return look == Look.WINDOW;
  }
}
