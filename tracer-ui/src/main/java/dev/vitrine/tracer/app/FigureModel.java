package dev.vitrine.tracer.app;

import dev.vitrine.tracer.figure.Figure;
import dev.vitrine.tracer.figure.FigureAt;
import dev.vitrine.tracer.figure.FigureKind;
import dev.vitrine.tracer.figure.FigureOptions;
import dev.vitrine.tracer.figure.FigureOptions.Across;
import dev.vitrine.tracer.figure.FigureOptions.Names;
import dev.vitrine.tracer.figure.FigureOptions.Span;
import dev.vitrine.tracer.figures.Figures;
import dev.vitrine.tracer.trace.TraceStore;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// Which figure is shown, and its picture at the cursor: folds the records up to it into a state, and lays
/// the state out. Each kind of figure is folded from when it is first shown.
final class FigureModel {
  /// Places kept free from the start, so that the second client moves nothing.
  private static final int ROWS = 2;

  private static final int LONGEST_HELD = 13;

  private final Session session;
  private final ObjectProperty<FigureKind<?>> kind = new SimpleObjectProperty<>(Figures.first());
  private final ObjectProperty<Names> names = new SimpleObjectProperty<>(Names.FIGURE);
  private final ReadOnlyObjectWrapper<Optional<Across>> across =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<String>> part =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyLongWrapper picked = new ReadOnlyLongWrapper();
  private final ReadOnlyObjectWrapper<Frame> figure = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyStringWrapper subtitle = new ReadOnlyStringWrapper("");
  private final Map<String, FigureAt<?>> folds = new HashMap<>();
  private final Map<String, Optional<Span>> spans = new HashMap<>();
  private final ReadOnlyDoubleWrapper folded = new ReadOnlyDoubleWrapper(1);
  private TraceStore store;

  // What a person chose that width stands for; empty for what suits the run best.
  private Optional<Across> chosenAcross = Optional.empty();

  // What another thread folds; null for nothing.
  private volatile @Nullable FigureAt<?> ahead;
  private double width = FigureOptions.window().width();
  private double height = FigureOptions.window().height();
  private int shown = -1;

  FigureModel(Session session) {
    this.session = session;
    this.store = session.store();
    session
        .storeProperty()
        .subscribe(now -> {
          store = now;
          folds.clear();
          ahead = null;
          spans.clear();
          forgetPick();
          shown = -1;
          refresh();
        });
    session
        .cursorProperty()
        .subscribe(() -> {
          // Whoever moves the cursor looks at another step; one that comes by itself takes no
          // selection away.
          if (!session.followingProperty().get() || session.pausedProperty().get()) {
            forgetPick();
          }
          refresh();
        });
    session.pausedProperty().subscribe(this::refresh);
    session.heldProperty().subscribe(this::refresh);
    session.connectionProperty().subscribe(this::refresh);
    session.stepsOf(this::fold);
    names.subscribe(this::refresh);
    kind.subscribe(_ -> {
      forgetPick();
      shown = -1;
      refresh();
    });
  }

  // Properties

  /// Which figure is shown.
  ObjectProperty<FigureKind<?>> kindProperty() {
    return kind;
  }

  /// Whose words stand on its nodes.
  ObjectProperty<Names> namesProperty() {
    return names;
  }

  /// What width stands for in the figure that is shown; empty where it stands for nothing.
  ReadOnlyObjectProperty<Optional<Across>> acrossProperty() {
    return across.getReadOnlyProperty();
  }

  /// The mark of the figure that a person selected, by its id.
  ReadOnlyObjectProperty<Optional<String>> partProperty() {
    return part.getReadOnlyProperty();
  }

  /// The `seq` of the step that the selected mark tells of; 0 for none. Its code is shown without moving the
  /// cursor.
  ReadOnlyLongProperty pickedProperty() {
    return picked.getReadOnlyProperty();
  }

  /// The figure to draw, and whether it came from the one before by one step.
  ReadOnlyObjectProperty<Frame> figureProperty() {
    return figure.getReadOnlyProperty();
  }

  /// What stands beside the figure's title.
  ReadOnlyStringProperty subtitleProperty() {
    return subtitle.getReadOnlyProperty();
  }

  /// The run that is shown.
  TraceStore store() {
    return store;
  }

  /// The fold of the figure that is shown, for stepping from one of its steps to the next.
  FigureAt<?> fold() {
    return folds.computeIfAbsent(kind.get().id(), _ -> new FigureAt<>(kind.get(), store));
  }

  /// How far the steps were folded that a figure needs before it can be drawn, from 0 to 1; 1 when there is nothing
  /// to wait for.
  ReadOnlyDoubleProperty foldedProperty() {
    return folded.getReadOnlyProperty();
  }

  // Commands

  /// Looks, once a frame, whether a figure that was waited for can be drawn.
  void pulse() {
    if (folded.get() < 1) {
      refresh();
    }
  }

  /// Shows the figure at this place, from 0, of the segments; beyond the last nothing happens.
  void choose(int place) {
    if (place < Figures.all().size()) {
      kind.set(Figures.all().get(place));
    }
  }

  void nextNames() {
    names.set(Names.ALL.get((Names.ALL.indexOf(names.get()) + 1) % Names.ALL.size()));
  }

  /// Lets width stand for this from now on, in every run.
  void choose(Across meaning) {
    chosenAcross = Optional.of(meaning);
    refresh();
  }

  /// Lets width stand for the next thing, where it stands for something.
  void nextAcross() {
    across
        .get()
        .ifPresent(
            now -> choose(Across.ALL.get((Across.ALL.indexOf(now) + 1) % Across.ALL.size())));
  }

  /// Says how much room there is, in figure units at scale 1.
  void room(double newWidth, double newHeight) {
    if (newWidth != width || newHeight != height) {
      width = newWidth;
      height = newHeight;
      refresh();
    }
  }

  /// A person pressed a mark: what it stands for is followed, selected or shown.
  void press(String markId) {
    fold()
        .pick(session.cursorProperty().get(), markId)
        .ifPresent(pick -> {
          part.set(pick.part());
          picked.set(pick.seq());
          if (pick.connection() != 0) {
            session.connectionProperty().set(pick.connection());
          }
          refresh();
        });
  }

  /// Where width stands for something, shows less or more of it about a place.
  ///
  /// @return false when this figure is magnified as it is
  boolean zoom(double x, double factor) {
    return show(fold().zoomed(session.cursorProperty().get(), options(), x, factor));
  }

  /// Where width stands for something, shows what lies to its left or right.
  ///
  /// @return false when this figure is not drawn along the run
  boolean drag(double dx) {
    return show(fold().dragged(session.cursorProperty().get(), options(), dx));
  }

  /// Shows all of the run again.
  void fit() {
    spans.remove(kind.get().id());
    refresh();
  }

  private boolean show(Optional<Span> span) {
    if (span.isEmpty()) {
      return false;
    }
    spans.put(kind.get().id(), span);
    refresh();
    return true;
  }

  private void forgetPick() {
    part.set(Optional.empty());
    picked.set(0);
  }

  private void refresh() {
    int cursor = session.cursorProperty().get();
    FigureAt<?> fold = fold();
    if (!fold.isNear(cursor)) {
      foldAhead(fold);
      folded.set(Math.min(0.99, fold.folded() / (double) cursor));
      return;
    }
    folded.set(1);
    boolean oneStep = shown >= 0 && cursor > shown && session.byStep();
    shown = cursor;
    look(fold.across(cursor).map(suits -> chosenAcross.orElse(suits)));
    figure.set(new Frame(fold.figure(cursor, options()), oneStep));
    subtitle.set(fold.subtitle(cursor));
  }

  /// A part of the run is one of time or of steps: where width stands for the other, all of it is shown.
  private void look(Optional<Across> meaning) {
    if (!meaning.equals(across.get())) {
      across.set(meaning);
      spans.remove(kind.get().id());
    }
  }

  /// A long run is folded by a thread of its own, until another figure or another run is shown.
  private void foldAhead(FigureAt<?> fold) {
    if (fold.equals(ahead)) {
      return;
    }
    ahead = fold;
    Thread.ofPlatform()
        .daemon()
        .name("fold")
        .start(() -> {
          fold.ahead(() -> fold.equals(ahead));
          if (fold.equals(ahead)) {
            ahead = null;
          }
        });
  }

  private FigureOptions options() {
    FigureOptions options =
        FigureOptions.window()
            .withRoom(width, height)
            .withRows(ROWS)
            .withConnection(session.connectionProperty().get())
            .withNames(names.get())
            .withPart(part.get())
            .withAcross(across.get().orElse(Across.TIME))
            .withSpan(
                Objects.requireNonNull(spans.getOrDefault(kind.get().id(), Optional.empty())));
    boolean atTheGate =
        session.pausedProperty().get()
            && session.heldProperty().get() > 0
            && session.cursorProperty().get() == session.sizeProperty().get()
            && session.currentProperty().get() != null;
    return atTheGate ? options.withHeld(held(session.currentProperty().get().event())) : options;
  }

  // A long name would leave the room between the arcs: then the step is named by its number.
  private String held(String event) {
    return "held after "
        + (event.length() <= LONGEST_HELD ? event : "step " + session.cursorProperty().get());
  }

  /// What is drawn next.
  ///
  /// @param animated whether tokens travel: not when many steps passed at once, and not on the way
  ///     back, for nothing ever went that way
  record Frame(Figure figure, boolean animated) {}
}
