package dev.vitrine.tracer.app;

import dev.vitrine.tracer.client.Client;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import org.jspecify.annotations.Nullable;

/// Chooses who sends: a new client, or one whose connection is open and idle.
final class ClientChoice extends MenuButton {
  private final SendCard.Requests requests;
  private final Runnable changed;
  private @Nullable Client chosen;

  /// @param changed told when somebody else is chosen
  ClientChoice(String id, SendCard.Requests requests, Runnable changed) {
    this.requests = requests;
    this.changed = changed;
    getStyleClass().addAll("flat", "client-choice", "mono");
    Chrome.named(this, id, "Who sends: a new client, or one whose connection is open");
    setMinWidth(USE_PREF_SIZE);
    setOnShowing(_ -> fill());
    requests.versionProperty().subscribe(this::refresh);
    fill();
  }

  /// Whose open connection is used; null for a new client.
  @Nullable Client chosen() {
    return chosen;
  }

  /// Goes back to a new client.
  void reset() {
    choose(null);
  }

  private void fill() {
    getItems().setAll(choice("New client " + requests.nextNumber(), null));
    for (Client open : requests.clients()) {
      if (open.reusable()) {
        getItems().add(choice("Client " + requests.numberOf(open) + " again", open));
      }
    }
  }

  private MenuItem choice(String words, @Nullable Client again) {
    MenuItem item = new MenuItem(words);
    item.setOnAction(_ -> choose(again));
    return item;
  }

  private void choose(@Nullable Client client) {
    chosen = client;
    refresh();
    changed.run();
  }

  private void refresh() {
    if (chosen != null && !chosen.reusable()) {
      chosen = null;
      changed.run();
    }
    setText("client " + (chosen == null ? requests.nextNumber() : requests.numberOf(chosen)));
  }
}
