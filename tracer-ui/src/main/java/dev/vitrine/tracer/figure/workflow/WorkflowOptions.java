package dev.vitrine.tracer.figure.workflow;

import java.util.Optional;

/// What a viewer chooses about the work flow figure.
///
/// @param look the window's, or the page's
/// @param rows how many connection rows are reserved, 1 to 3, so that nothing jumps when a connection comes;
///     more are drawn when more connections are there
/// @param chosen the connection that is followed and always drawn; 0 for none
/// @param held what the pill says while the server is held, "held after Accepted"; empty while it runs
public record WorkflowOptions(Look look, int rows, long chosen, Optional<String> held) {
  public enum Look {
    /// 820 wide, with live values, bands and a legend: the main window.
    WINDOW,
    /// 960 wide, large words and the names alone: a page of the book, a projector, an exported figure.
    PAGE
  }

  /// How many connection rows are drawn at most; the rest is counted in one line.
  public static final int MOST_ROWS = 3;

  public WorkflowOptions {
    rows = Math.clamp(rows, 1, MOST_ROWS);
  }

  public static WorkflowOptions window() {
    return new WorkflowOptions(Look.WINDOW, 1, 0, Optional.empty());
  }

  public static WorkflowOptions page() {
    return new WorkflowOptions(Look.PAGE, 1, 0, Optional.empty());
  }

  public WorkflowOptions withRows(int count) {
    return new WorkflowOptions(look, count, chosen, held);
  }

  public WorkflowOptions withChosen(long connection) {
    return new WorkflowOptions(look, rows, connection, held);
  }

  public WorkflowOptions withHeld(String words) {
    return new WorkflowOptions(look, rows, chosen, Optional.of(words));
  }
}
