package dev.vitrine.tracer.app;

import dev.vitrine.tracer.book.Page;
import dev.vitrine.tracer.figure.Theme;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.commonmark.node.BulletList;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.jspecify.annotations.Nullable;

/// One page of the book as nodes: what its Markdown says, figures drawn from their recordings, answers folded.
final class BookPage extends VBox {
  /// What stays free above a heading that is brought into sight.
  static final double ABOVE = 20;

  private static final double WIDTH = 824;
  private static final String DETAILS = "<details>";
  private static final String REGION = "<!-- region: ";

  private final Page page;
  private final ObservableValue<Theme> theme;
  private final BookText words;
  private final Map<Node, javafx.scene.Node> headings = new HashMap<>();

  /// @param follow is told of each link that a person presses
  BookPage(Page page, ObservableValue<Theme> theme, Consumer<BookLink> follow) {
    this.page = page;
    this.theme = theme;
    words = new BookText(follow);
    getStyleClass().add("book-page");
    setMaxWidth(WIDTH);
    fill(this, page.document().getFirstChild(), null);
  }

  Page page() {
    return page;
  }

  /// The heading with this anchor; null where there is none.
  javafx.scene.@Nullable Node heading(String anchor) {
    Heading heading = page.headings().get(anchor);
    return heading == null ? null : headings.get(heading);
  }

  /// Adds the blocks from one on, up to another.
  private void fill(VBox target, @Nullable Node from, @Nullable Node end) {
    for (Node at = from; at != null && !at.equals(end); at = at.getNext()) {
      if (at instanceof HtmlBlock html && html.getLiteral().startsWith(DETAILS)) {
        Node close = endOfDetails(at);
        VBox answer = new VBox();
        answer.getStyleClass().add("book-blocks");
        fill(answer, at.getNext(), close);
        TitledPane folded = new TitledPane(summary(html), answer);
        folded.setExpanded(false);
        folded.setAnimated(false);
        folded.setId("book-answer");
        target.getChildren().add(folded);
        at = close;
      } else {
        add(target, at);
      }
    }
  }

  private void add(VBox target, Node block) {
    switch (block) {
      case Heading heading -> {
        TextFlow flow = words.flow(heading, "book-h" + heading.getLevel());
        headings.put(heading, flow);
        target.getChildren().add(flow);
      }
      case Paragraph paragraph when paragraph.getFirstChild() instanceof Image image ->
          target.getChildren().add(new BookFigure(image.getDestination(), Page.text(image), theme));
      case Paragraph paragraph -> target.getChildren().add(words.flow(paragraph, "book-text"));
      case FencedCodeBlock code -> target.getChildren().add(code(code.getLiteral()));
      case IndentedCodeBlock code -> target.getChildren().add(code(code.getLiteral()));
      case HtmlBlock html when html.getLiteral().startsWith(REGION) ->
          target.getChildren().add(Chrome.label(region(html.getLiteral()), "book-source"));
      case BulletList list -> target.getChildren().add(list(list, 0));
      case OrderedList list -> target.getChildren().add(list(list, 1));
      default -> target.getChildren().add(words.flow(block, "book-text"));
    }
  }

  /// @param first the number of the first item; 0 for bullets
  private VBox list(Node list, int first) {
    VBox items = new VBox();
    items.getStyleClass().add("book-list");
    int number = first;
    for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
      VBox blocks = new VBox();
      blocks.getStyleClass().add("book-blocks");
      HBox.setHgrow(blocks, Priority.ALWAYS);
      fill(blocks, item.getFirstChild(), null);
      items
          .getChildren()
          .add(new HBox(Chrome.label(first == 0 ? "•" : number + ".", "book-mark"), blocks));
      number++;
    }
    return items;
  }

  private static ScrollPane code(String source) {
    TextFlow flow = new TextFlow();
    flow.getStyleClass().add("book-code");
    flow.setMinWidth(USE_PREF_SIZE);
    String lineEnd = "";
    for (List<CodeTokens.Token> line : CodeTokens.JAVA.lines(source.lines().toList())) {
      flow.getChildren().add(new Text(lineEnd));
      lineEnd = "\n";
      for (CodeTokens.Token token : line) {
        Text text = new Text(token.text());
        text.getStyleClass().addAll("text", token.kind().styleClass());
        flow.getChildren().add(text);
      }
    }
    ScrollPane wide = new ScrollPane(flow);
    wide.getStyleClass().addAll("plain-scroll", "book-code-scroll");
    wide.setVbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    wide.setFitToWidth(true);
    wide.setMinHeight(USE_PREF_SIZE);
    return wide;
  }

  // `<!-- region: dev/vitrine/net/TcpListener.java#listen -->` is told as the code panel tells it.
  private static String region(String marker) {
    String place = marker.substring(REGION.length(), marker.indexOf(' ', REGION.length()));
    return place.substring(place.lastIndexOf('/') + 1).replace("#", " #");
  }

  private static String summary(HtmlBlock details) {
    String html = details.getLiteral();
    int start = html.indexOf("<summary>") + "<summary>".length();
    return html.substring(start, html.indexOf("</summary>"));
  }

  private static Node endOfDetails(Node details) {
    Node at = details;
    while (at.getNext() != null
        && !(at instanceof HtmlBlock html && html.getLiteral().startsWith("</details>"))) {
      at = at.getNext();
    }
    return at;
  }
}
