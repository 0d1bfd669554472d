package dev.vitrine.tracer.figure.routing;

import dev.vitrine.tracer.figure.Arrow;
import dev.vitrine.tracer.figure.Box;
import dev.vitrine.tracer.figure.FigureOptions;
import dev.vitrine.tracer.figure.Font;
import dev.vitrine.tracer.figure.Mark;
import dev.vitrine.tracer.figure.Mark.Kind;
import dev.vitrine.tracer.figure.Mark.Progress;
import dev.vitrine.tracer.figure.NodePainter;
import dev.vitrine.tracer.figure.Outline;
import dev.vitrine.tracer.figure.Paint;
import dev.vitrine.tracer.figure.Shape;
import dev.vitrine.tracer.figure.Shape.Anchor;
import dev.vitrine.tracer.figure.Shape.Ink;
import dev.vitrine.tracer.figure.Shape.Path;
import dev.vitrine.tracer.figure.Shape.Rect;
import dev.vitrine.tracer.figure.Shape.Text;
import dev.vitrine.tracer.figure.Sheet;
import dev.vitrine.tracer.figure.Signs;
import dev.vitrine.tracer.figure.Stage;
import dev.vitrine.tracer.figure.TextMeasure;
import dev.vitrine.tracer.figure.routing.Decided.Fate;
import dev.vitrine.tracer.figure.routing.Decided.Row;
import dev.vitrine.tracer.figure.routing.RoutingWords.Ruling;
import dev.vitrine.tracer.figure.routing.Tests.Test;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Draws one pattern's row: its box, its tests on a line that stops at the first that it failed, its verdict.
final class RowPainter {
  private static final String PATTERN = "pattern:";
  private static final double PADDING = 14;

  /// What a chip has beside its words: the sign and the round ends.
  private static final double CHIP = 44;

  private final Geometry geometry;
  private final FigureOptions options;
  private final RoutingState state;
  private final Sheet sheet;

  RowPainter(Geometry geometry, FigureOptions options, RoutingState state, Sheet sheet) {
    this.geometry = geometry;
    this.options = options;
    this.state = state;
    this.sheet = sheet;
  }

  /// The id of a pattern's box.
  static String id(Row row) {
    return PATTERN + row.number();
  }

  static boolean isPattern(String markId) {
    return markId.startsWith(PATTERN);
  }

  /// The row that a person selected.
  static Optional<Row> selected(FigureOptions options, Decided decided) {
    return options
        .part()
        .flatMap(part -> decided.rows().stream().filter(r -> id(r).equals(part)).findFirst());
  }

  void paint(Row row, int place) {
    Progress progress =
        switch (row.fate()) {
          case CHOSEN -> Progress.NOW;
          case CANDIDATE, AFTER_REDIRECT -> Progress.DONE;
          default -> Progress.NOT_YET;
        };
    pattern(row, geometry.pattern(place), progress);
    List<Test> tests = Tests.of(row);
    line(row, place, tests, progress);
    for (Test test : tests) {
      chip(row, place, test, progress);
    }
    verdict(row, place, progress);
  }

  private void pattern(Row row, Box box, Progress progress) {
    boolean selected = options.part().equals(Optional.of(id(row)));
    Stage stage = Stage.DISPATCH;
    List<Shape> shapes = new ArrayList<>();
    if (progress == Progress.NOW) {
      Box ring = box.grown(NodePainter.RING_GAP);
      shapes.add(
          new Rect(
              ring.x(), ring.y(), ring.width(), ring.height(), 12, Ink.stroke(Paint.INK, 2.5)));
    }
    Paint fill = progress == Progress.NOT_YET ? Paint.CANVAS : stage.fill();
    Ink ink =
        switch (progress) {
          case NOW -> Ink.of(fill, stage.line(), 3);
          case DONE -> Ink.of(fill, stage.line(), 1.75);
          case NOT_YET -> Ink.of(fill, Paint.NOTYET, 1.5).withDashes();
        };
    // Selection is a frame on marked ground; the ring is what the mux chose.
    shapes.add(
        new Rect(
            box.x(),
            box.y(),
            box.width(),
            box.height(),
            7,
            selected ? Ink.of(Paint.CODE_MARK, Paint.INK, 2) : ink));
    Paint text = progress == Progress.NOT_YET && !selected ? Paint.NOTYET : Paint.INK;
    String handler =
        geometry.notes() ? Objects.requireNonNullElse(state.handlers().get(row.pattern()), "") : "";
    Font name = Font.monoBold(geometry.text());
    Font small = Font.mono(geometry.text() - 0.5);
    double room = (box.width() - 2 * PADDING) / TextMeasure.SLACK;
    double x = box.x() + PADDING;
    double y = box.centreY() + (handler.isEmpty() ? 0.36 * name.size() : -2.5);
    shapes.add(Text.of(x, y, TextMeasure.fit(row.pattern(), name, room), name, text, Anchor.START));
    if (!handler.isEmpty()) {
      Paint faint = progress == Progress.NOT_YET && !selected ? Paint.NOTYET : Paint.INK_2;
      shapes.add(
          Text.of(
              x,
              box.centreY() + 14.5,
              TextMeasure.fit(handler, small, room),
              small,
              faint,
              Anchor.START));
    }
    sheet.node(
        new Mark(
            id(row),
            Kind.NODE,
            Optional.of(stage),
            progress,
            row.pattern()
                + (handler.isEmpty() ? "" : ", handler " + handler)
                + ". "
                + RoutingWords.sentence(row),
            shapes));
  }

  /// From the box to the verdict, broken where the chips stand.
  private void line(Row row, int place, List<Test> tests, Progress progress) {
    double y = geometry.middle(place);
    double x = geometry.pattern(place).right() + (progress == Progress.NOW ? 7 : 1);
    Paint paint =
        switch (progress) {
          case NOW -> Paint.INK;
          case DONE -> Paint.EDGE;
          case NOT_YET -> Paint.NOTYET;
        };
    Ink stroke = Ink.stroke(paint, progress == Progress.NOW ? 3 : 1.75);
    Ink ink = progress == Progress.NOT_YET ? stroke.withDashes() : stroke;
    List<Shape> shapes = new ArrayList<>();
    for (Test test : tests) {
      double width = chipWidth(test);
      double left = geometry.column(test.column()) - width / 2;
      shapes.add(new Path(Outline.from(x, y).line(left, y), ink));
      x = left + width;
    }
    if (row.fate().matches()) {
      shapes.addAll(
          Arrow.of(
              Outline.from(x, y).line(geometry.tip(), y),
              progress,
              geometry.scale(),
              Paint.CANVAS));
    } else if (row.fate() == Fate.OPEN) {
      shapes.add(new Path(Outline.from(x, y).line(geometry.tip(), y), ink));
    }
    if (!shapes.isEmpty()) {
      sheet.edge(
          new Mark(
              "edge:" + row.number(),
              Kind.EDGE,
              Optional.of(Stage.DISPATCH),
              progress,
              "",
              shapes));
    }
  }

  private Font chipFont() {
    return Font.sans(geometry.text());
  }

  private String words(Test test) {
    double room = geometry.chip(test.column()) - CHIP;
    return TextMeasure.fit(test.words(), chipFont(), room);
  }

  private double chipWidth(Test test) {
    return TextMeasure.width(words(test), chipFont()) * TextMeasure.SLACK + CHIP;
  }

  private void chip(Row row, int place, Test test, Progress progress) {
    double y = geometry.middle(place);
    double width = chipWidth(test);
    double height = geometry.chipHeight();
    double left = geometry.column(test.column()) - width / 2;
    boolean now = progress == Progress.NOW;
    Paint stroke = !test.passed() ? Paint.ERROR_LINE : now ? Paint.INK : Paint.EDGE;
    List<Shape> shapes = new ArrayList<>();
    shapes.add(
        new Rect(
            left,
            y - height / 2,
            width,
            height,
            height / 2,
            Ink.of(Paint.CANVAS, stroke, now ? 2 : 1.5)));
    if (test.passed()) {
      shapes.add(
          new Path(
              Outline.from(left + 13, y).line(left + 17, y + 4.5).line(left + 24, y - 4.5),
              Ink.stroke(Paint.ACCEPT_LINE, 2.4)));
    } else {
      shapes.addAll(Signs.cross(left + 18, y, 1));
    }
    shapes.add(
        Text.of(
            left + 32,
            y + 0.35 * geometry.text(),
            words(test),
            chipFont(),
            Paint.INK,
            Anchor.START));
    sheet.label(
        new Mark(
            "test:" + row.number() + ":" + test.column().label(),
            Kind.LABEL,
            Optional.of(Stage.DISPATCH),
            progress,
            test.column().label() + ": " + test.words() + (test.passed() ? ", passed" : ", failed"),
            shapes));
  }

  private void verdict(Row row, int place, Progress progress) {
    Ruling words = RoutingWords.verdict(row);
    if (words.title().isEmpty()) {
      return;
    }
    boolean note = geometry.notes() && !words.sentence().isEmpty();
    double y = geometry.middle(place);
    Font font =
        progress == Progress.NOW ? Font.bold(geometry.text() + 1) : Font.sans(geometry.text());
    Font small = Font.sans(geometry.text() - 0.5);
    double x = geometry.verdict();
    double room = geometry.verdictRoom();
    List<Shape> shapes = new ArrayList<>();
    shapes.add(
        Text.of(
            x,
            note ? y - 2 : y + 0.36 * font.size(),
            TextMeasure.fit(words.title(), font, room),
            font,
            progress == Progress.NOT_YET ? Paint.NOTYET : Paint.INK,
            Anchor.START));
    if (note) {
      shapes.add(
          Text.of(
              x,
              y + 14.5,
              TextMeasure.fit(words.sentence(), small, room),
              small,
              Paint.INK_2,
              Anchor.START));
    }
    sheet.label(
        new Mark(
            "verdict:" + row.number(),
            Kind.LABEL,
            Optional.of(Stage.DISPATCH),
            progress,
            words.title() + (words.sentence().isEmpty() ? "" : ", " + words.sentence()),
            shapes));
  }
}
