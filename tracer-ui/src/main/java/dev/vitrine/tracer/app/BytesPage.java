package dev.vitrine.tracer.app;

import dev.vitrine.tracer.figure.Amounts;
import dev.vitrine.tracer.figure.FigureAt;
import dev.vitrine.tracer.figure.conversation.ConversationFigure;
import dev.vitrine.tracer.figure.conversation.ConversationState;
import dev.vitrine.tracer.figure.conversation.Framed;
import java.util.Optional;
import javafx.application.Platform;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The bytes of the request at the cursor in hexadecimal, those of the selected part framed as in the figure.
final class BytesPage extends VBox {
  private static final PseudoClass MARKED = PseudoClass.getPseudoClass("marked");
  private static final double LINE = 19;

  private final Session session;
  private final FigureModel figures;
  private final ConversationFigure kind = new ConversationFigure();
  private final Label head = Chrome.label("", "bytes-head");
  private final ListView<HexLine> lines = new ListView<>();
  private final Label none =
      Chrome.label(
          "No bytes are known here: this trace holds none, or no request was read yet.",
          "empty-text");
  private FigureAt<ConversationState> states;

  BytesPage(Session session, FigureModel figures) {
    this.session = session;
    this.figures = figures;
    this.states = new FigureAt<>(kind, session.store());
    setId("bytes-page");
    head.setId("bytes-head");
    lines.setId("bytes");
    lines.getStyleClass().add("code-list");
    lines.setFixedCellSize(LINE);
    lines.setAccessibleText("Bytes in hexadecimal");
    lines.setCellFactory(_ -> new LineCell());
    none.setMaxWidth(240);
    StackPane body = new StackPane(none, lines);
    VBox.setVgrow(body, Priority.ALWAYS);
    getChildren().addAll(head, body);
    session
        .storeProperty()
        .subscribe(store -> {
          states = new FigureAt<>(kind, store);
          refresh();
        });
    session.cursorProperty().subscribe(this::refresh);
    session.connectionProperty().subscribe(this::refresh);
    figures.partProperty().subscribe(this::refresh);
    visibleProperty().subscribe(this::refresh);
  }

  // Nothing is folded for a page that nobody sees.
  private void refresh() {
    if (!isVisible()) {
      return;
    }
    ConversationState state = states.state(session.cursorProperty().get());
    Optional<Framed> framed =
        kind.framed(state, session.connectionProperty().get(), figures.partProperty().get());
    Chrome.show(lines, framed.isPresent());
    Chrome.show(head, framed.isPresent());
    Chrome.show(none, framed.isEmpty());
    framed.ifPresent(this::show);
  }

  private void show(Framed framed) {
    String direction = framed.received() ? "received" : "sent";
    head.setText(
        framed.length() == 0
            ? direction + ", " + Amounts.bytes(framed.bytes().length)
            : direction + ", offset " + framed.from() + ", " + Amounts.bytes(framed.length()));
    lines.getItems().setAll(HexLine.of(framed));
    int first = 0;
    while (first < lines.getItems().size() && !lines.getItems().get(first).framed()) {
      first++;
    }
    if (first < lines.getItems().size()) {
      int top = Math.max(0, first - 2);
      Platform.runLater(() -> lines.scrollTo(top));
    }
  }

  private static final class LineCell extends ListCell<HexLine> {
    LineCell() {
      getStyleClass().add("hex-line");
      setFocusTraversable(false);
    }

    @Override
    protected void updateItem(@Nullable HexLine item, boolean empty) {
      super.updateItem(item, empty);
      HexLine shown = empty ? null : item;
      pseudoClassStateChanged(MARKED, shown != null && shown.framed());
      setText(shown == null ? null : shown.text());
    }
  }
}
