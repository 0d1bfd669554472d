package dev.vitrine.tracer.app;

import dev.vitrine.tracer.book.Page;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.AccessibleRole;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;

/// The words of a block, with what is stressed, what is code and what leads somewhere.
final class BookText {
  private final Consumer<BookLink> follow;

  BookText(Consumer<BookLink> follow) {
    this.follow = follow;
  }

  TextFlow flow(Node block, String styleClass) {
    TextFlow flow = new TextFlow();
    flow.getStyleClass().addAll("book-words", styleClass);
    append(flow, block, "");
    return flow;
  }

  private void append(TextFlow flow, Node parent, String styleClass) {
    for (Node at = parent.getFirstChild(); at != null; at = at.getNext()) {
      switch (at) {
        case org.commonmark.node.Text words -> add(flow, words.getLiteral(), styleClass);
        case SoftLineBreak _ -> add(flow, " ", styleClass);
        case Code code -> code(flow, code.getLiteral());
        case Emphasis stressed -> append(flow, stressed, "italic");
        case StrongEmphasis stressed -> append(flow, stressed, "bold");
        case Link link -> {
          Text text = add(flow, Page.text(link), styleClass);
          leadTo(text, BookLink.of(link.getDestination()));
        }
        default -> append(flow, at, styleClass);
      }
    }
  }

  private void code(TextFlow flow, String literal) {
    Text text = add(flow, literal, "code");
    Optional<BookLink> command = BookLink.ofCommand(literal);
    command.ifPresent(link -> leadTo(text, link));
  }

  private static Text add(TextFlow flow, String words, String styleClass) {
    Text text = new Text(words);
    text.getStyleClass().add("text");
    if (!styleClass.isEmpty()) {
      text.getStyleClass().add(styleClass);
    }
    flow.getChildren().add(text);
    return text;
  }

  // A text and no control: it breaks where the line does.
  private void leadTo(Text text, BookLink link) {
    text.getStyleClass().add("link");
    text.setFocusTraversable(true);
    text.setAccessibleRole(AccessibleRole.HYPERLINK);
    text.setAccessibleText(text.getText());
    text.setOnMouseClicked(_ -> follow.accept(link));
    text.setOnKeyPressed(e -> {
      if (e.getCode() == KeyCode.ENTER || e.getCode() == KeyCode.SPACE) {
        follow.accept(link);
        e.consume();
      }
    });
  }
}
