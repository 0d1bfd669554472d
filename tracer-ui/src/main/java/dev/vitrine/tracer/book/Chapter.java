package dev.vitrine.tracer.book;

import dev.vitrine.tracer.figure.Stage;
import java.util.List;

/// The chapters, one for each stage that a request flows through, in the order of the flow.
public enum Chapter {
  LISTENING(1, Stage.LISTEN, "listening", "Listening"),
  ACCEPTING(2, Stage.ACCEPT, "accepting", "Accepting"),
  THE_CONNECTION(3, Stage.CONNECTION, "the-connection", "The connection"),
  READING(4, Stage.READ, "reading", "Reading"),
  DISPATCHING(5, Stage.DISPATCH, "dispatching", "Dispatching"),
  RESPONDING(6, Stage.RESPONSE, "responding", "Responding"),
  REUSING(7, Stage.REUSE, "reusing", "Reusing the connection"),
  SHUTTING_DOWN(8, Stage.SHUTDOWN, "shutting-down", "Shutting down");

  public static final List<Chapter> ALL = List.of(values());

  private final int number;
  private final Stage stage;
  private final String word;
  private final String title;

  Chapter(int number, Stage stage, String word, String title) {
    this.number = number;
    this.stage = stage;
    this.word = word;
    this.title = title;
  }

  /// The stage that it tells of.
  public Stage stage() {
    return stage;
  }

  /// Its place in the book, from 1.
  public int number() {
    return number;
  }

  /// Its heading without the number.
  public String title() {
    return title;
  }

  /// Its file below `docs`: `book/2-accepting.md`.
  public String path() {
    return "book/" + number + "-" + word + ".md";
  }
}
