package dev.vitrine.tracer.app;

import dev.vitrine.trace.TraceEvent;
import dev.vitrine.tracer.figure.Stage;
import dev.vitrine.tracer.trace.Entry;
import java.util.function.Predicate;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/// Where *Step to…* can go: the next event of a kind, of a stage, or the next error.
final class StepTargets {
  private final Session session;

  StepTargets(Session session) {
    this.session = session;
  }

  void fill(MenuButton menu) {
    menu.getItems()
        .addAll(
            kind("Accepted", TraceEvent.Accepted.class),
            kind("HandlerStarted", TraceEvent.HandlerStarted.class),
            kind("ResponseStarted", TraceEvent.ResponseStarted.class),
            kind("ResponseFinished", TraceEvent.ResponseFinished.class),
            kind("ConnectionClosed", TraceEvent.ConnectionClosed.class),
            new SeparatorMenuItem());
    for (Stage stage : Stage.values()) {
      if (stage != Stage.ERROR) {
        MenuItem item = target("Next in " + stage.label(), r -> Steps.stage(r) == stage);
        item.setGraphic(new StageGlyph(stage, 14));
        menu.getItems().add(item);
      }
    }
    MenuItem error = target("Next error", Steps::isError);
    error.setGraphic(new StageGlyph(Stage.ERROR, 14));
    menu.getItems().addAll(new SeparatorMenuItem(), error);
  }

  void nextError() {
    session.stepTo(Steps::isError);
  }

  private MenuItem kind(String name, Class<? extends TraceEvent> kind) {
    return target(
        "Next " + name, r -> r instanceof Entry.Step(var step, _) && kind.isInstance(step.event()));
  }

  private MenuItem target(String name, Predicate<Entry> wanted) {
    MenuItem item = new MenuItem(name);
    item.setOnAction(_ -> session.stepTo(wanted));
    return item;
  }
}
