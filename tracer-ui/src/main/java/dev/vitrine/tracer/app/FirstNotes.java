package dev.vitrine.tracer.app;

import dev.vitrine.tracer.figures.Figures;
import java.util.List;
import java.util.function.Predicate;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/// The notes for whoever starts with one request: one at a time, each gone with its own action, and
/// none of them in the way of it. The work flow has a place for them; the other figures have none.
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
  private final FigureModel model;
  private int shown = notes.size();

  FirstNotes(Session session, FigureModel model) {
    this.session = session;
    this.model = model;
    setId("first-note");
    getStyleClass().add("note");
    setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    setMouseTransparent(true);
    words.setWrapText(true);
    getChildren().add(words);
    session.cursorProperty().subscribe(this::refresh);
    session.pausedProperty().subscribe(this::refresh);
    model.kindProperty().subscribe(this::refresh);
  }

  /// Shows the first note as soon as the server is held.
  void begin() {
    shown = 0;
    refresh();
  }

  /// Shows no note any more.
  void end() {
    shown = notes.size();
    refresh();
  }

  private void refresh() {
    while (shown < notes.size() && notes.get(shown).done().test(session)) {
      shown++;
    }
    boolean one = shown < notes.size();
    if (one) {
      words.setText(notes.get(shown).words());
    }
    Chrome.show(this, one && model.kindProperty().get().equals(Figures.first()));
  }

  /// A sentence, and the action that makes it superfluous.
  private record Note(String words, Predicate<Session> done) {}
}
