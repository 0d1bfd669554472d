package dev.vitrine.tracer.app;

import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/// A sentence with its important words bold and its names in the face of code, written as
/// `**bold**` and as words between back ticks.
final class RichText {
  private RichText() {}

  static TextFlow flow(String marked, String styleClass) {
    TextFlow flow = new TextFlow();
    flow.getStyleClass().add(styleClass);
    fill(flow, marked);
    return flow;
  }

  /// Replaces what the flow shows.
  static void fill(TextFlow flow, String marked) {
    flow.getChildren().clear();
    StringBuilder run = new StringBuilder();
    boolean bold = false;
    boolean code = false;
    for (int i = 0; i < marked.length(); i++) {
      char c = marked.charAt(i);
      boolean stars = !code && c == '*' && i + 1 < marked.length() && marked.charAt(i + 1) == '*';
      if (c == '`' || stars) {
        append(flow, run, bold, code);
        if (stars) {
          bold = !bold;
          i++;
        } else {
          code = !code;
        }
      } else {
        run.append(c);
      }
    }
    append(flow, run, bold, code);
  }

  private static void append(TextFlow flow, StringBuilder run, boolean bold, boolean code) {
    if (run.isEmpty()) {
      return;
    }
    Text text = new Text(run.toString());
    text.getStyleClass().add("text");
    if (bold) {
      text.getStyleClass().add("bold");
    }
    if (code) {
      text.getStyleClass().add("code");
    }
    flow.getChildren().add(text);
    run.setLength(0);
  }
}
