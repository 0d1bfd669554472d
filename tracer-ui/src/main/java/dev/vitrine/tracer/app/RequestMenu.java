package dev.vitrine.tracer.app;

import dev.vitrine.tracer.trace.Sought;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;

/// Chooses one request of the connection that is followed, or all; there only while one is followed.
final class RequestMenu extends MenuButton {
  private static final long LISTED = 20;

  private final Session session;
  private final Filter filter;
  private final BooleanProperty compact = new SimpleBooleanProperty();

  RequestMenu(Session session, Filter filter) {
    this.session = session;
    this.filter = filter;
    Chrome.named(this, "request", "Show one request of this connection");
    setMinWidth(USE_PREF_SIZE);
    Runnable show =
        () -> {
          long number = filter.requestProperty().get();
          setText((compact.get() ? "Req: " : "Request: ") + (number == 0 ? "all" : number));
        };
    filter.requestProperty().subscribe(show);
    compact.subscribe(show);
    session.connectionProperty().subscribe(number -> Chrome.show(this, number.longValue() != 0));
    fill();
    setOnShowing(_ -> fill());
  }

  /// Whether there is little room for words.
  BooleanProperty compactProperty() {
    return compact;
  }

  private void fill() {
    getItems().setAll(choice(0));
    long connection = session.connectionProperty().get();
    if (connection == 0) {
      return;
    }
    long newest = 0;
    Sought all = Sought.connection(connection);
    // The last step of a connection may stand outside of every request.
    int at = session.store().previous(session.sizeProperty().get() - 1, all);
    while (at >= 0 && newest == 0) {
      newest = session.store().request(at);
      at = session.store().previous(at - 1, all);
    }
    for (long n = Math.max(1, newest - LISTED + 1); n <= newest; n++) {
      getItems().add(choice(n));
    }
  }

  private MenuItem choice(long number) {
    MenuItem item = new MenuItem(number == 0 ? "All" : "Request " + number);
    item.setOnAction(_ -> filter.requestProperty().set(number));
    return item;
  }
}
