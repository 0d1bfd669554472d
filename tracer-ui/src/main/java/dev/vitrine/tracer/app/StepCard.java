package dev.vitrine.tracer.app;

import dev.vitrine.tracer.book.Passage;
import dev.vitrine.tracer.explain.Change;
import dev.vitrine.tracer.explain.Explanation;
import dev.vitrine.tracer.explain.Facts;
import dev.vitrine.tracer.trace.Entry;
import dev.vitrine.tracer.trace.StateAt;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;

/// The step under the cursor in words: its name, where and when, what it means, its values, and what
/// the same thread does next.
final class StepCard extends VBox {
  private static final int LOOK_AHEAD = 2000;

  private final Session session;
  private final Inspected inspected;
  private final Label title = Chrome.label("", "step-title");
  private final StageGlyph glyph = new StageGlyph(null, 18);
  private final TextFlow meta = RichText.flow("", "meta");
  private final VBox sentences = new VBox(7);
  private final GridPane fields = new GridPane();
  private final GridPane changes = new GridPane();
  private StateAt<Facts> facts;
  private final Label next = Chrome.label("", "next-name");
  private final HBox nextLine =
      new HBox(Icon.step().sized(12), Chrome.label("Next on this thread:"), next);

  private final Hyperlink chapter = new Hyperlink();

  /// @param read opens the book at a passage
  StepCard(Session session, Inspected inspected, Consumer<Passage> read) {
    this.session = session;
    this.inspected = inspected;
    setId("step-card");
    getStyleClass().add("step-card");
    title.setId("step-title");
    title.setGraphic(glyph);
    meta.setId("step-meta");
    sentences.setId("step-sentences");
    fields.setId("step-fields");
    fields.getStyleClass().add("fields");
    changes.setId("step-changes");
    changes.getStyleClass().addAll("fields", "changes");
    next.setId("step-next");
    nextLine.getStyleClass().add("next-line");
    Chrome.named(chapter, "step-chapter", "Read what the book says about this step");
    chapter.getStyleClass().add("chapter-link");
    chapter.setOnAction(_ -> inspected.passage().ifPresent(read));
    facts = new StateAt<>(session.store(), Facts.EMPTY, Facts::apply);
    getChildren().addAll(title, meta, sentences, fields, changes, nextLine, chapter);
    session
        .storeProperty()
        .subscribe(store -> facts = new StateAt<>(store, Facts.EMPTY, Facts::apply));
    inspected.stepProperty().subscribe(_ -> refresh());
    session.sizeProperty().subscribe(_ -> refreshNext());
    session.heldProperty().subscribe(_ -> refreshNext());
  }

  private void refresh() {
    Entry step = inspected.stepProperty().get();
    Chrome.show(meta, step != null);
    Chrome.show(fields, step != null);
    Chrome.show(changes, step != null);
    Optional<Passage> passage = inspected.passage();
    Chrome.show(chapter, passage.isPresent());
    chapter.setText(passage.map(Passage::label).orElse(""));
    chapter.setVisited(false);
    if (step == null) {
      glyph.show(null);
      title.setText("No steps yet");
      sentences
          .getChildren()
          .setAll(
              RichText.flow(
                  "Each box of the figure is a step that the server takes. **Send a request** and"
                      + " watch it go through.",
                  "sentence"));
      refreshNext();
      return;
    }
    glyph.show(Steps.sign(step));
    title.setText(step.event());
    RichText.fill(meta, meta(step));
    sentences.getChildren().clear();
    Explanation explanation = Explanation.of(step);
    for (String sentence : explanation.paragraphs()) {
      sentences.getChildren().add(RichText.flow(sentence, "sentence"));
    }
    Map<String, String> values = new LinkedHashMap<>(explanation.values());
    values.putAll(explanation.behind().named());
    FieldGrid.fill(fields, values);
    FieldGrid.fill(changes, changes(step));
    refreshNext();
  }

  /// What this step changed, before and after.
  private Map<String, String> changes(Entry step) {
    int cursor = inspected.cursorProperty().get();
    Facts before = facts.at(cursor - 1);
    Map<String, String> changes = new LinkedHashMap<>();
    for (Change change : Facts.between(before, facts.at(cursor), step.connectionId())) {
      changes.put(change.name(), change.before() + " → " + change.after());
    }
    return changes;
  }

  private void refreshNext() {
    Entry step = inspected.stepProperty().get();
    String name = step == null ? null : nextOnThread(step);
    Chrome.show(nextLine, name != null);
    next.setText(name == null ? "" : name);
  }

  private String meta(Entry step) {
    StringBuilder meta =
        new StringBuilder(inspected.selected() ? "Selected · step " : "Step ").append(step.seq());
    if (step.connectionId() != 0) {
      meta.append(" · connection ").append(step.connectionId());
    }
    if (step.requestNo() != 0) {
      meta.append(" · request ").append(step.requestNo());
    }
    return meta.append(" · thread `").append(step.threadName()).append('`').toString();
  }

  // What is not recorded yet nobody knows: then the line is not shown.
  private @Nullable String nextOnThread(Entry step) {
    int from = inspected.cursorProperty().get();
    int to = Math.min(session.sizeProperty().get(), from + LOOK_AHEAD);
    for (int i = from; i < to; i++) {
      Entry later = session.store().get(i);
      if (later.threadId() == step.threadId()) {
        return later.event();
      }
    }
    return null;
  }
}
