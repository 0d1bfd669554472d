package dev.vitrine.tracer.app;

import dev.vitrine.tracer.figure.Figure;
import dev.vitrine.tracer.figure.workflow.WorkflowLayout;
import dev.vitrine.tracer.figure.workflow.WorkflowOptions;
import dev.vitrine.tracer.figure.workflow.WorkflowState;
import dev.vitrine.tracer.trace.StateAt;
import dev.vitrine.tracer.trace.TraceStore;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// The figure at the cursor: folds the records up to it into a state, and lays the state out.
final class FigureModel {
  /// Rows kept free from the start, so that the second client moves nothing.
  private static final int ROWS = 2;

  private static final int LONGEST_HELD = 13;

  private final Session session;
  private final ReadOnlyObjectWrapper<Frame> figure = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyStringWrapper subtitle = new ReadOnlyStringWrapper("Figure 3.9");
  private StateAt<WorkflowState> states;
  private int shown = -1;

  FigureModel(Session session) {
    this.session = session;
    states = statesOf(session.store());
    session
        .storeProperty()
        .subscribe(store -> {
          states = statesOf(store);
          shown = -1;
          refresh();
        });
    session.cursorProperty().subscribe(this::refresh);
    session.pausedProperty().subscribe(this::refresh);
    session.heldProperty().subscribe(this::refresh);
    session.connectionProperty().subscribe(this::refresh);
  }

  // Properties

  /// The figure to draw, and whether it came from the one before by one step.
  ReadOnlyObjectProperty<Frame> figureProperty() {
    return figure.getReadOnlyProperty();
  }

  /// What stands beside the figure's title.
  ReadOnlyStringProperty subtitleProperty() {
    return subtitle.getReadOnlyProperty();
  }

  private static StateAt<WorkflowState> statesOf(TraceStore store) {
    return new StateAt<>(store, WorkflowState.EMPTY, WorkflowState::apply);
  }

  private void refresh() {
    int cursor = session.cursorProperty().get();
    WorkflowState state = states.at(cursor);
    boolean oneStep = shown >= 0 && cursor - shown == 1;
    shown = cursor;
    figure.set(new Frame(WorkflowLayout.figure(state, options(state)), oneStep));
    int clients = state.clients().size();
    subtitle.set(
        "Figure 3.9"
            + (clients == 0 ? "" : " · " + clients + (clients == 1 ? " client" : " clients")));
  }

  private WorkflowOptions options(WorkflowState state) {
    WorkflowOptions options =
        WorkflowOptions.window().withRows(ROWS).withChosen(session.connectionProperty().get());
    boolean atTheGate =
        session.pausedProperty().get()
            && session.heldProperty().get() > 0
            && session.followingProperty().get();
    return atTheGate ? options.withHeld(held(state.now().event())) : options;
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
