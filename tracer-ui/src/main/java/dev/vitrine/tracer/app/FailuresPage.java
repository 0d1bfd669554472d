package dev.vitrine.tracer.app;

import java.util.List;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// How accept fails: the page of [ServerCard] on which it does so at once, from the start, or because the
/// server's process has no file descriptor left.
final class FailuresPage extends VBox {
  /// What a server in a process of its own has left, unless somebody says otherwise.
  private static final String FREE = "2";

  /// What a person can have happen on the running server.
  interface Hand {
    /// Has accept fail so many times, and then for good if asked for.
    void failAccepts(int times, boolean thenForGood);

    /// Gives back the descriptors of the server's process, or uses them up again.
    void freeDescriptors(boolean free);

    /// Says what was wrong with what was typed; "" for nothing.
    void say(String sentence);
  }

  private final TextField now;
  private final CheckBox nowForGood;
  private final Button inject;
  private final TextField first;
  private final CheckBox ends;
  private final CheckBox ownProcess;
  private final TextField free;
  private final Button giveBack;
  private final Button useUp;
  private final Label note = FormParts.note("server-failures-note", "");

  FailuresPage(Runnable changed, Hand hand) {
    super(8);
    now =
        FormParts.field("server-inject-times", "4", "How often accept fails from now on", () -> {});
    now.setText("4");
    nowForGood =
        FormParts.check(
            "server-inject-ends", "then for good", "As when the listening socket breaks", () -> {});
    inject =
        Chrome.button(
            "server-inject",
            "Let it fail now",
            null,
            "Accept fails while the server runs, and backs off",
            () -> inject(hand));
    first =
        FormParts.field("server-accept-failures", "0", "Failures of accept at the start", changed);
    ends =
        FormParts.check(
            "server-accept-ends",
            "for good after the first client",
            "As when its socket breaks",
            changed);
    free = FormParts.field("server-descriptors", FREE, "File descriptors that are left", changed);
    ownProcess =
        FormParts.check(
            "server-own-process",
            "In a process of its own, with",
            "It truly runs out of file descriptors",
            changed);
    free.disableProperty().bind(ownProcess.selectedProperty().not());
    narrow(now);
    narrow(first);
    narrow(free);
    giveBack =
        Chrome.button(
            "server-give-back",
            "Give them back",
            null,
            "The process closes the files that it holds open",
            () -> hand.freeDescriptors(true));
    useUp =
        Chrome.button(
            "server-use-up",
            "Use them up",
            null,
            "The process opens files until it may open no more",
            () -> hand.freeDescriptors(false));
    GridPane grid = new GridPane();
    grid.setHgap(8);
    grid.setVgap(8);
    grid.addRow(0, FormParts.name("Accept fails now"), now, FormParts.name("times,"), nowForGood);
    grid.addRow(
        1, FormParts.name("Accept fails from the start"), first, FormParts.name("times,"), ends);
    GridPane.setHalignment(inject, HPos.RIGHT);
    GridPane.setHgrow(inject, Priority.ALWAYS);
    grid.add(inject, 4, 0);
    GridPane.setColumnSpan(ends, 2);
    HBox.setHgrow(note, Priority.ALWAYS);
    for (Button button : List.of(inject, giveBack, useUp)) {
      button.setMinWidth(USE_PREF_SIZE);
    }
    HBox last = FormParts.row(note, giveBack, useUp);
    last.setAlignment(Pos.TOP_LEFT);
    getChildren()
        .addAll(
            grid, FormParts.row(ownProcess, free, FormParts.name("file descriptors left")), last);
  }

  private static void narrow(TextField field) {
    field.setPrefWidth(52);
    field.setMaxWidth(52);
  }

  private void inject(Hand hand) {
    try {
      hand.failAccepts(ServerPlan.failures(now.getText()), nowForGood.isSelected());
      hand.say("");
    } catch (IllegalArgumentException e) {
      hand.say(String.valueOf(e.getMessage()));
    }
  }

  void fill(ServerPlan plan) {
    first.setText(plan.acceptFailures());
    ends.setSelected(plan.acceptEnds());
    ownProcess.setSelected(!plan.freeDescriptors().isEmpty());
    free.setText(plan.freeDescriptors().isEmpty() ? FREE : plan.freeDescriptors());
  }

  String first() {
    return first.getText();
  }

  boolean ends() {
    return ends.isSelected();
  }

  /// How many descriptors the server's own process has left; "" for none of its own.
  String freeDescriptors() {
    return ownProcess.isSelected() ? free.getText() : "";
  }

  /// Shows what can be done to the server of the moment, and what happens to it.
  ///
  /// @param listens whether it listens
  /// @param own whether it has a process of its own
  /// @param backsOff whether accept has failed and waits before the next attempt
  void show(boolean listens, boolean own, boolean backsOff) {
    inject.setDisable(!listens || own);
    Chrome.show(giveBack, own);
    Chrome.show(useUp, own);
    giveBack.setDisable(!listens);
    useUp.setDisable(!listens);
    note.setText(sentence(listens, own, backsOff));
  }

  private static String sentence(boolean listens, boolean own, boolean backsOff) {
    if (listens && own) {
      return backsOff
          ? "The process may open no file more: accept fails, and waits twice as long each time, up"
              + " to 1 s. New clients wait in the system's queue until a descriptor is free."
          : "Accept needs a file descriptor for each client. When none is left it fails until one is"
              + " given back: by a client that leaves, or here.";
    }
    return listens && backsOff
        ? "Accept has failed and waits; the detailed figure shows how long."
        : "A failure that passes makes the accept loop wait 5 ms, then twice as long each time, up to"
            + " 1 s.";
  }
}
