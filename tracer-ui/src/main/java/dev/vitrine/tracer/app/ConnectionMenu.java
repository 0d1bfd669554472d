package dev.vitrine.tracer.app;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;

/// Chooses the one connection that is followed, or all.
final class ConnectionMenu extends MenuButton {
  private static final int LISTED = 20;

  private final BooleanProperty compact = new SimpleBooleanProperty();

  ConnectionMenu(Session session) {
    Chrome.named(this, "connection", ActionTable.FOLLOW_CONNECTION.tooltip());
    Runnable show =
        () -> {
          long number = session.connectionProperty().get();
          setText((compact.get() ? "Conn: " : "Connection: ") + (number == 0 ? "all" : number));
        };
    session.connectionProperty().subscribe(show);
    compact.subscribe(show);
    setMinWidth(USE_PREF_SIZE);
    fill(session);
    // Filled when it opens: the connections are those of that moment.
    setOnShowing(_ -> fill(session));
  }

  /// Whether there is little room for words.
  BooleanProperty compactProperty() {
    return compact;
  }

  private void fill(Session session) {
    getItems().setAll(choice(session, 0));
    long newest = session.index().connections();
    for (long n = Math.max(1, newest - LISTED + 1); n <= newest; n++) {
      getItems().add(choice(session, n));
    }
  }

  private static MenuItem choice(Session session, long number) {
    MenuItem item = new MenuItem(number == 0 ? "All" : "Connection " + number);
    item.setOnAction(_ -> session.connectionProperty().set(number));
    return item;
  }
}
