package dev.vitrine.tracer.render.mermaid;

import dev.vitrine.tracer.figure.Mark;
import dev.vitrine.tracer.figure.Mark.Progress;
import dev.vitrine.tracer.figure.Paint;
import dev.vitrine.tracer.figure.Shape;
import dev.vitrine.tracer.figure.Stage;
import dev.vitrine.tracer.figure.Theme;
import java.util.Optional;
import java.util.StringJoiner;

/// Names and texts as Mermaid takes them: whatever a client sent, it ends up in a label.
final class Words {
  /// What has a meaning in some place of the language, or in the HTML that it becomes.
  private static final String MEANS_SOMETHING = "\"#;:<>&{}[]()|\\`%*_~";

  private Words() {}

  /// A text for any label, with what means something to Mermaid as a code: `#34;`.
  static String text(String words) {
    StringBuilder safe = new StringBuilder();
    for (int c : words.codePoints().toArray()) {
      if (Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE) {
        safe.append('\uFFFD');
      } else if (MEANS_SOMETHING.indexOf(c) >= 0) {
        safe.append('#').append(c).append(';');
      } else {
        safe.appendCodePoint(c);
      }
    }
    return safe.toString().strip();
  }

  /// A mark's id as a name: letters, digits and `_`, and no word of the language.
  static String name(String id) {
    return "n_" + id.replaceAll("[^A-Za-z0-9]", "_");
  }

  /// The texts of a mark, one line each.
  static String label(Mark mark) {
    StringJoiner lines = new StringJoiner("<br/>");
    for (Shape shape : mark.shapes()) {
      if (shape instanceof Shape.Text text && !text.text().isBlank()) {
        lines.add(text(text.text()));
        if (mark.kind() == Mark.Kind.NODE) {
          value(mark, text.text()).ifPresent(v -> lines.add(text(v)));
        }
      }
    }
    return lines.toString();
  }

  /// The live value that a picture for a page leaves out: it stands in the title between the name and the progress.
  private static Optional<String> value(Mark mark, String name) {
    String title = mark.title();
    int end = title.lastIndexOf(", ");
    boolean alone = mark.shapes().stream().filter(s -> s instanceof Shape.Text).count() == 1;
    return alone && title.startsWith(name + ", ") && end > name.length() + 2
        ? Optional.of(title.substring(name.length() + 2, end))
        : Optional.empty();
  }

  /// The style of a mark: its stage, or that it is not yet; what is now has a class besides.
  static String style(Mark mark) {
    if (mark.progress() == Progress.NOT_YET) {
      return "notyet";
    }
    return mark.stage().map(Stage::label).orElse("plain");
  }

  static boolean now(Mark mark) {
    return mark.progress() == Progress.NOW;
  }

  /// The definitions of all styles, each line indented.
  static String styles(Theme theme) {
    StringBuilder all = new StringBuilder();
    String ink = theme.colour(Paint.INK);
    for (Stage stage : Stage.values()) {
      all.append(
          line(
              "classDef "
                  + stage.label()
                  + " fill:"
                  + theme.colour(stage.fill())
                  + ",stroke:"
                  + theme.colour(stage.line())
                  + ",color:"
                  + ink));
    }
    String ground = theme.colour(Paint.CANVAS);
    all.append(line("classDef plain fill:" + ground + ",stroke:" + ink + ",color:" + ink));
    String faint = theme.colour(Paint.NOTYET);
    all.append(
        line(
            "classDef notyet fill:"
                + ground
                + ",stroke:"
                + faint
                + ",color:"
                + faint
                + ",stroke-dasharray:5 4"));
    all.append(line("classDef now stroke:" + ink + ",stroke-width:4px"));
    return all.toString();
  }

  static String line(String words) {
    return "  " + words + "\n";
  }

  /// What every diagram begins with: the figure's title as front matter.
  static String head(String title) {
    String safe = title.replaceAll("[\\p{Cntrl}\\\\]", " ").replace("\"", "'");
    return "---\ntitle: \"" + safe + "\"\n---\n";
  }
}
