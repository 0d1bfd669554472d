package dev.vitrine.tracer.app;

import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;

/// Chooses the one connection that is followed, or all.
final class ConnectionMenu extends MenuButton {
  private static final int LISTED = 20;

  ConnectionMenu(Session session) {
    Chrome.named(this, "connection", "Follow one connection  (C, then its number)");
    session
        .connectionProperty()
        .subscribe(number -> setText("Connection: " + (number.longValue() == 0 ? "all" : number)));
    setMinWidth(USE_PREF_SIZE);
    fill(session);
    // Filled when it opens: the connections are those of that moment.
    setOnShowing(_ -> fill(session));
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
