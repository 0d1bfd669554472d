package dev.vitrine.tracer.app;

import java.util.List;
import java.util.function.Predicate;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/// The notes for whoever starts with one request: one at a time, each gone with its own action, and
/// none of them in the way of it.
final class FirstNotes extends HBox {
  private final Session session;
  private final Label words = Chrome.label("");
  private final List<Note> notes =
      List.of(
          new Note(
              "The server is waiting for you. Press → to let one step happen.",
              s -> s.cursorProperty().get() > 1),
          new Note(
              "The marked lines did this. They are the server that runs here.",
              s -> s.index().connections() > 0),
          new Note(
              "This is client 1. It moves where its bytes move.",
              s -> s.currentProperty().get() != null && s.currentProperty().get().requestNo() > 0));
  private int shown;

  FirstNotes(Session session) {
    this.session = session;
    setId("first-note");
    getStyleClass().add("note");
    setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    setMouseTransparent(true);
    words.setWrapText(true);
    getChildren().add(words);
    Chrome.show(this, false);
    session.cursorProperty().subscribe(this::refresh);
    session.pausedProperty().subscribe(this::refresh);
  }

  /// Shows the first note as soon as the server is held.
  void begin() {
    shown = 0;
    Chrome.show(this, true);
    refresh();
  }

  /// Shows no note any more.
  void end() {
    shown = notes.size();
    Chrome.show(this, false);
  }

  private void refresh() {
    if (!isVisible()) {
      return;
    }
    while (shown < notes.size() && notes.get(shown).done().test(session)) {
      shown++;
    }
    if (shown == notes.size()) {
      end();
    } else {
      words.setText(notes.get(shown).words());
    }
  }

  /// A sentence, and the action that makes it superfluous.
  private record Note(String words, Predicate<Session> done) {}
}
