package dev.vitrine.tracer.app;

import dev.vitrine.tracer.figure.Figure;
import dev.vitrine.tracer.figure.FigureKind;
import dev.vitrine.tracer.figure.FigureOptions;
import dev.vitrine.tracer.figures.Figures;
import dev.vitrine.tracer.trace.TraceFile;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// Two runs compared: their figures side by side at one step, one table of the steps of both, and the source of the step. The
/// first difference is shown first, and keys go from one to the next.
///
/// Files are read, runs aligned and figures folded by a thread of its own.
final class CompareWindow {
  /// Narrower than this, the two figures stand one over the other.
  private static final double STACKED_BELOW = 1180;

  private final Stage stage = new Stage();
  private final ExecutorService work =
      Executors.newSingleThreadExecutor(Thread.ofVirtual().name("compare").factory());
  private final Label summary = Chrome.label("", "strong");
  private final CompareSide left = new CompareSide("left", () -> choose(true));
  private final CompareSide right = new CompareSide("right", () -> choose(false));
  private final SplitPane figures = new SplitPane(left, right);
  private final CompareTable table = new CompareTable(this::select);
  private final CompareSource source = new CompareSource();
  private final ErrorStrip errors = new ErrorStrip();
  private final ReadOnlyObjectWrapper<@Nullable Shown> shown = new ReadOnlyObjectWrapper<>();
  private FigureKind<?> kind = Figures.first();
  private int row = -1;
  private @Nullable Comparison comparison;

  /// What is drawn.
  record Shown(Comparison comparison, FigureKind<?> kind, int row, Figure left, Figure right) {}

  /// @param first the run on the left
  CompareWindow(Window owner, Settings settings, Comparison.Side first, Path second) {
    stage.initOwner(owner);
    stage.setTitle("Compare");
    BorderPane root = new BorderPane();
    root.setId("compare");
    root.setTop(new VBox(bar(), errors));
    SplitPane below = new SplitPane(table, source);
    below.setDividerPositions(0.66);
    SplitPane all = new SplitPane(figures, below);
    all.setOrientation(Orientation.VERTICAL);
    all.setDividerPositions(0.62);
    root.setCenter(all);
    Scene scene = new Scene(root, 1440, 900);
    var looks =
        settings
            .themeProperty()
            .subscribe(theme -> {
              Styles.apply(scene, theme);
              left.view().show(theme);
              right.view().show(theme);
            });
    stage.setScene(scene);
    stage.setMinWidth(720);
    stage.setMinHeight(520);
    scene.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    root.widthProperty()
        .subscribe(width ->
            figures.setOrientation(
                width.doubleValue() > 0 && width.doubleValue() < STACKED_BELOW
                    ? Orientation.VERTICAL
                    : Orientation.HORIZONTAL));
    left.onRoom(this::draw);
    right.onRoom(this::draw);
    stage.setOnHidden(_ -> {
      looks.unsubscribe();
      work.shutdownNow();
    });
    open(first, second, false);
  }

  void show() {
    stage.show();
  }

  Stage stage() {
    return stage;
  }

  /// What is drawn; null until two runs were read.
  ReadOnlyObjectProperty<@Nullable Shown> shownProperty() {
    return shown.getReadOnlyProperty();
  }

  private HBox bar() {
    Segments segments = new Segments("compare-figure");
    segments.choices(
        Figures.all().stream().map(FigureKind::title).toList(),
        Figures.all().stream().map(k -> k.title() + ": " + k.answers()).toList(),
        number -> choose(Figures.all().get(number)));
    summary.setId("compare-summary");
    summary.setMinWidth(0);
    HBox bar =
        new HBox(
            14,
            segments,
            summary,
            Chrome.spacer(),
            Chrome.button(
                "compare-previous",
                "Previous",
                null,
                "To the difference before  (P)",
                () -> leap(false)),
            Chrome.button(
                "compare-next", "Next", null, "To the next difference  (N)", () -> leap(true)));
    bar.getStyleClass().add("top-bar");
    // Where it is narrow the sentence gives way, not the controls.
    for (Node part : bar.getChildren()) {
      if (part instanceof Region region && !part.equals(summary)) {
        region.setMinWidth(region instanceof Button ? Region.USE_PREF_SIZE : region.getMinWidth());
      }
    }
    segments.setMinWidth(Region.USE_PREF_SIZE);
    segments.getStyleClass().add("small");
    return bar;
  }

  private void key(KeyEvent e) {
    if (e.isShortcutDown() || e.isAltDown()) {
      return;
    }
    switch (e.getCode()) {
      case N -> leap(true);
      case P -> leap(false);
      case ESCAPE -> stage.hide();
      default -> {
        return;
      }
    }
    e.consume();
  }

  // Commands

  /// To the next difference, or the one before; at the last there is none.
  void leap(boolean forward) {
    Comparison now = comparison;
    if (now != null) {
      OptionalInt to = forward ? now.alignment().after(row) : now.alignment().before(row);
      to.ifPresent(table::select);
    }
  }

  void choose(FigureKind<?> next) {
    kind = next;
    draw();
  }

  /// Puts another run on one side.
  void open(boolean leftRun, Path file) {
    Comparison now = comparison;
    if (now != null) {
      open(now.side(!leftRun), file, leftRun);
    }
  }

  private void choose(boolean leftRun) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle("Compare with");
    chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("Traces", "*.jsonl"));
    File chosen = chooser.showOpenDialog(stage);
    if (chosen != null) {
      open(leftRun, chosen.toPath());
    }
  }

  private void open(Comparison.Side kept, Path file, boolean leftRun) {
    summary.setText("Comparing…");
    work.execute(() -> {
      try {
        Comparison.Side read =
            Comparison.Side.of(String.valueOf(file.getFileName()), TraceFile.read(file).store());
        Comparison next = leftRun ? Comparison.of(read, kept) : Comparison.of(kept, read);
        Platform.runLater(() -> begin(next));
      } catch (TraceFile.DamagedException e) {
        later(e.getMessage() + " Nothing was compared.");
      } catch (IOException e) {
        later("Cannot read " + file + ": " + e.getMessage() + ". Choose another trace.");
      }
    });
  }

  private void later(String sentence) {
    Platform.runLater(() -> {
      summary.setText(comparison == null ? "" : comparison.summary());
      errors.show(sentence, "Choose a trace…", () -> choose(false));
    });
  }

  private void begin(Comparison next) {
    comparison = next;
    stage.setTitle("Compare " + next.side(true).name() + " with " + next.side(false).name());
    summary.setText(next.summary());
    left.name(next.side(true).name());
    right.name(next.side(false).name());
    row = -1;
    table.show(next);
    if (next.alignment().rows().isEmpty()) {
      summary.setText("Both runs are empty.");
    } else {
      table.select(next.begin());
    }
  }

  private void select(int chosen) {
    row = chosen;
    draw();
  }

  private void draw() {
    Comparison now = comparison;
    if (now == null || row < 0 || row >= now.alignment().rows().size()) {
      return;
    }
    int at = row;
    FigureKind<?> drawn = kind;
    FigureOptions one = left.options();
    FigureOptions other = right.options();
    left.step(now.words(at, true));
    right.step(now.words(at, false));
    source.show(now, at);
    work.execute(() -> {
      Figure a = now.figure(drawn, at, true, one);
      Figure b = now.figure(drawn, at, false, other);
      Platform.runLater(() -> {
        if (at == row && drawn.equals(kind) && now.equals(comparison)) {
          left.show(a);
          right.show(b);
          shown.set(new Shown(now, drawn, at, a, b));
        }
      });
    });
  }

  /// The panes, for tests.
  List<CompareSide> sides() {
    return List.of(left, right);
  }
}
