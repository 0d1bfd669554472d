package dev.vitrine.tracer.app;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/// A card over the figure that lists all keys.
final class KeysCard extends VBox {
  private static final double WIDTH = 460;

  private static final String[][] KEYS = {
    {"Space", "Let the server run, or hold it at its next step"},
    {"→  ←", "Let one step happen; show the step before"},
    {"Shift →  Shift ←", "The same on this connection"},
    {"S", "How far one step goes: event, step of the figure, request, connection"},
    {"B", "Breakpoints: where the server is held"},
    {"L", "Keep the row under the cursor in sight, or not"},
    {"Ctrl C", "In the table: copy the chosen steps as JSON"},
    {"Alt →  Alt ←", "By a tenth of what the timeline shows"},
    {"Home  End", "To the first step; to what happens now"},
    {"G", "Step to… an event of a kind, a stage"},
    {"E", "To the next error"},
    {"C, then a number", "Follow one connection; 0 follows all"},
    {"[  ]", "Slower; faster"},
    {"Ctrl 1 … 6", "Another figure"},
    {"N", "Names on the nodes: as in the source text, Java or Go"},
    {"W", "Width of the lanes: time or steps"},
    {"0", "Fit the figure and the timeline"},
    {"Ctrl F", "Find an event, header or value"},
    {"Ctrl Enter", "Send the request"},
    {"Ctrl Shift Enter", "Compose a request: form, file, cookies, raw bytes"},
    {"Ctrl Shift V", "Change the server: patterns, timeouts, TLS; shut it down"},
    {"Ctrl O  Ctrl S", "Open a trace; save this run"},
    {"Ctrl Shift A", "Attach to a running server"},
    {"Ctrl Shift L", "Light or dark"},
  };

  private KeysCard(FigurePane pane) {
    setId("keys-card");
    setMaxSize(WIDTH, USE_PREF_SIZE);
    setPrefWidth(WIDTH);
    getStyleClass().add("first-card");
    GridPane grid = new GridPane();
    grid.setHgap(16);
    grid.setVgap(5);
    for (int row = 0; row < KEYS.length; row++) {
      Label keys = Chrome.label(KEYS[row][0], "mono");
      keys.setMinWidth(130);
      Label words = Chrome.label(KEYS[row][1]);
      words.setWrapText(true);
      grid.addRow(row, keys, words);
    }
    var close =
        Chrome.button("keys-close", "Close", null, "Close this card", () -> pane.remove(this));
    close.getStyleClass().add("primary");
    getChildren().addAll(Chrome.label("Keys", "headline"), grid, close);
  }

  /// Shows the card, or takes it away when it is there.
  static void showOver(FigurePane pane) {
    var shown = pane.lookup("#keys-card");
    if (shown == null) {
      KeysCard card = new KeysCard(pane);
      pane.lay(card, Pos.CENTER);
      card.requestFocus();
    } else {
      pane.remove(shown);
    }
  }
}
