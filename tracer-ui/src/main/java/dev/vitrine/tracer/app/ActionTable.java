package dev.vitrine.tracer.app;

import static dev.vitrine.tracer.app.Stroke.alt;
import static dev.vitrine.tracer.app.Stroke.ctrl;
import static dev.vitrine.tracer.app.Stroke.ctrlShift;
import static dev.vitrine.tracer.app.Stroke.shift;
import static dev.vitrine.tracer.app.Stroke.typed;

import dev.vitrine.tracer.app.Action.Section;
import dev.vitrine.tracer.figure.FigureKind;
import dev.vitrine.tracer.figure.Stage;
import dev.vitrine.tracer.figures.Figures;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.scene.input.KeyCode;

/// Every action of the window, once: a new one is a line here and one where [Actions] are bound.
final class ActionTable {
  private static final List<Action> LISTED = new ArrayList<>();

  static final Action OPEN =
      add(Section.FILES, "open", "Open a trace…", "Walk through a recorded run", ctrl(KeyCode.O));
  static final Action ATTACH =
      add(
          Section.FILES,
          "attach",
          "Attach to a running server…",
          "Follow the steps of another process",
          ctrlShift(KeyCode.A));
  static final Action SAVE =
      add(Section.FILES, "save", "Save this run…", "Write this run to a file", ctrl(KeyCode.S));
  static final Action EXPORT =
      add(
          Section.FILES,
          "export",
          "Export figure…",
          "Save this figure as SVG, PNG, Mermaid or text",
          ctrl(KeyCode.E));
  static final Action COMPARE =
      add(
          Section.FILES,
          "compare",
          "Compare with…",
          "Put this run beside a recorded one, and find where they differ",
          ctrl(KeyCode.D));
  static final Action CANCEL =
      add(
          Section.FILES,
          "cancel",
          "Cancel opening or saving",
          "End what takes its time; nothing is left half done",
          ctrl(KeyCode.PERIOD));
  static final Action RESTART =
      add(
          Section.SERVER,
          "restart",
          "Restart the server",
          "A fresh server on a free port",
          ctrlShift(KeyCode.R));
  static final Action PREFERENCES =
      add(
          Section.APP,
          "preferences",
          "Preferences…",
          "Theme, text size, motion: what is remembered",
          ctrl(KeyCode.COMMA));
  static final Action QUIT =
      add(Section.APP, "quit", "Quit", "Close the server and the window", ctrl(KeyCode.Q));

  static final Action THEME =
      add(Section.LOOK, "theme", "Light or dark", "Light or dark", ctrlShift(KeyCode.L));
  static final Action REDUCED_MOTION =
      add(
          Section.LOOK,
          "reduced-motion",
          "Reduced motion",
          "Nothing travels: each step is shown at rest",
          ctrlShift(KeyCode.M));

  static final Action LEFT_PANE =
      add(
          Section.PANES,
          "left-pane",
          "Scenarios and requests",
          "Set up a server and play a script",
          ctrl(KeyCode.R));
  static final Action FIND =
      add(Section.PANES, "find", "Find", "Event, header, value or byte", ctrl(KeyCode.F));
  static final Action FOLLOW_TABLE =
      add(
          Section.PANES,
          "follow-table",
          "Keep the current row in sight",
          "Keep the row under the cursor in sight",
          Stroke.of(KeyCode.L));
  static final Action COPY =
      add(
          Section.PANES,
          "copy",
          "Copy the chosen steps",
          "Copy the steps that are chosen in the table, as JSON",
          ctrl(KeyCode.C));

  static final Action CODE =
      add(
          Section.TABS,
          "code",
          "Code",
          "The lines of the server that took this step",
          alt(KeyCode.DIGIT1));
  static final Action BYTES =
      add(
          Section.TABS,
          "bytes",
          "Bytes",
          "What the client and the server sent",
          alt(KeyCode.DIGIT2));
  static final Action FIELDS =
      add(
          Section.TABS,
          "fields",
          "Fields",
          "Everything that the record holds",
          alt(KeyCode.DIGIT3));

  static final Action PLAY =
      add(Section.PLAY, "play", "Play or pause", "Let the server run", Stroke.of(KeyCode.SPACE));
  static final Action STEP =
      add(Section.PLAY, "step", "Step", "Let one step happen", Stroke.of(KeyCode.RIGHT));
  static final Action STEP_BACK =
      add(
          Section.PLAY,
          "step-back",
          "Step back",
          "Show the step before. The server stays where it is",
          Stroke.of(KeyCode.LEFT));
  static final Action STEP_CONNECTION =
      add(
          Section.PLAY,
          "step-connection",
          "Step on this connection",
          "To the next step of this connection",
          shift(KeyCode.RIGHT));
  static final Action STEP_BACK_CONNECTION =
      add(
          Section.PLAY,
          "step-back-connection",
          "Step back on this connection",
          "To the step before of this connection",
          shift(KeyCode.LEFT));
  static final Action FIRST =
      add(Section.PLAY, "first", "First", "To the first step", Stroke.of(KeyCode.HOME));
  static final Action LATEST =
      add(Section.PLAY, "latest", "Latest", "To what happens now", Stroke.of(KeyCode.END));

  static final Action LEAP_BACK =
      add(
          Section.STEPS,
          "leap-back",
          "Leap back",
          "By a tenth of what the timeline shows",
          alt(KeyCode.LEFT));
  static final Action LEAP =
      add(
          Section.STEPS,
          "leap",
          "Leap on",
          "By a tenth of what the timeline shows",
          alt(KeyCode.RIGHT));
  static final Action STEP_TO =
      add(
          Section.STEPS,
          "step-to",
          "Step to…",
          "To the next event of a kind, a connection, an error",
          Stroke.of(KeyCode.G));
  static final Action NEXT_ERROR =
      add(Section.STEPS, "next-error", "Next error", "To the next error", Stroke.of(KeyCode.E));
  static final Action GRANULARITY =
      add(
          Section.STEPS,
          "granularity",
          "Next size of a step",
          "How far one step goes",
          Stroke.of(KeyCode.S));
  static final Action OTHERS_RUN =
      add(
          Section.STEPS,
          "others-run",
          "Others run while one connection steps",
          "Else they wait while one connection steps",
          Stroke.of(KeyCode.O));
  static final Action FOLLOW_CONNECTION =
      add(
          Section.STEPS,
          "follow-connection",
          "Follow one connection…",
          "Follow one connection: then type its number, 0 for all",
          Stroke.of(KeyCode.C));

  static final Action SLOWER =
      add(
          Section.HOLD,
          "slower",
          "Slower",
          "Slow motion: how long each step is held",
          Stroke.of(KeyCode.OPEN_BRACKET),
          typed("["));
  static final Action FASTER =
      add(
          Section.HOLD,
          "faster",
          "Faster",
          "Slow motion: how long each step is held",
          Stroke.of(KeyCode.CLOSE_BRACKET),
          typed("]"));
  static final Action BREAKPOINTS =
      add(
          Section.HOLD,
          "breakpoints",
          "Breakpoints…",
          "Breakpoints: where the server is held",
          Stroke.of(KeyCode.B));

  static final Action SEND =
      add(
          Section.REQUESTS,
          "send",
          "Send the request",
          "Send this request to the running server",
          ctrl(KeyCode.ENTER));
  static final Action COMPOSE =
      add(
          Section.REQUESTS,
          "compose",
          "Compose a request…",
          "Forms, files, cookies, raw bytes, many clients",
          ctrlShift(KeyCode.ENTER));
  static final Action CHANGE_SERVER =
      add(
          Section.REQUESTS,
          "change-server",
          "Change the server…",
          "Patterns, timeouts, TLS; shut it down",
          ctrlShift(KeyCode.V));

  static final Action NAMES =
      add(
          Section.FIGURE,
          "names",
          "Next names on the nodes",
          "Labels of the figure: as in the source text, Java or Go",
          Stroke.of(KeyCode.N));
  static final Action ACROSS =
      add(
          Section.FIGURE,
          "across",
          "Width of the lanes: time or steps",
          "Width is the server's time, or steps of which each is as wide as the others",
          Stroke.of(KeyCode.W));
  static final Action FIT =
      add(
          Section.FIGURE,
          "fit",
          "Fit the figure",
          "Fit the figure",
          Stroke.of(KeyCode.DIGIT0),
          Stroke.of(KeyCode.NUMPAD0));

  static final Action PALETTE =
      add(
          Section.HELP,
          "palette",
          "Find an action…",
          "Every action, scenario and recent file by its name",
          ctrl(KeyCode.K),
          ctrlShift(KeyCode.P));
  static final Action BOOK =
      add(
          Section.HELP,
          "book",
          "Read about this step",
          "The chapter of the book that explains this step",
          ctrl(KeyCode.B));
  static final Action KEYS =
      add(Section.HELP, "keys", "Keys", "All keys", typed("?"), Stroke.of(KeyCode.F1));

  private static final List<Action> OF_FIGURES = figures();
  private static final Map<Stage, Action> OF_STAGES = stages();

  /// All of them, in the order of the menus.
  static final List<Action> ALL =
      Section.ALL.stream()
          .flatMap(section -> LISTED.stream().filter(action -> action.section() == section))
          .toList();

  private ActionTable() {}

  /// To another figure, by its place from 0.
  static Action figure(int place) {
    return OF_FIGURES.get(place);
  }

  /// Shows or hides the steps of a stage.
  static Action stage(Stage stage) {
    return Objects.requireNonNull(OF_STAGES.get(stage));
  }

  private static List<Action> figures() {
    List<Action> all = new ArrayList<>();
    for (FigureKind<?> kind : Figures.all()) {
      all.add(
          add(
              Section.FIGURES,
              "figure-" + kind.id(),
              kind.title(),
              kind.title() + ": " + kind.answers(),
              ctrl(digit(all.size() + 1))));
    }
    return List.copyOf(all);
  }

  private static Map<Stage, Action> stages() {
    Map<Stage, Action> all = new EnumMap<>(Stage.class);
    for (Stage stage : Stage.values()) {
      String word = stage == Stage.ERROR ? "errors" : stage.label();
      all.put(
          stage,
          add(
              Section.STAGES,
              "stage-" + stage.label(),
              "Show or hide " + word,
              "Show or hide these steps. Alt and click: only these",
              ctrlShift(digit(all.size() + 1))));
    }
    return all;
  }

  private static KeyCode digit(int n) {
    return KeyCode.valueOf("DIGIT" + n);
  }

  private static Action add(
      Section section, String id, String name, String explained, Stroke... strokes) {
    Action action = new Action(id, section, name, explained, List.of(strokes));
    LISTED.add(action);
    return action;
  }
}
