package dev.vitrine.tracer.book;

import dev.vitrine.tracer.figure.Figure;
import dev.vitrine.tracer.figure.FigureKind;
import dev.vitrine.tracer.figure.Pictures;
import dev.vitrine.tracer.figures.Figures;
import dev.vitrine.tracer.trace.Entry;
import dev.vitrine.tracer.trace.TraceFile;
import dev.vitrine.tracer.trace.TraceStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// A figure of a recorded run that the pages show: in `diagrams` as a file, in the app drawn from the same recording.
///
/// @param scenario whose recording it is drawn from
/// @param figure the id of its kind
/// @param event at which step it stands, the `count`th of its kind; "" for the end of the run
public record RecordedFigure(String scenario, String figure, String event, int count) {
  private static final String FILES = "/diagrams/";

  /// All of them.
  public static final List<RecordedFigure> ALL =
      List.of(
          atTheEnd("first-request", "workflow"),
          atTheEnd("first-request", "detailed"),
          atTheEnd("first-request", "lanes"),
          atTheEnd("first-request", "conversation"),
          atTheEnd("first-request", "states"),
          atTheEnd("first-request", "routing"),
          new RecordedFigure("default-mux", "workflow", "AcceptWaiting", 1),
          atTheEnd("keep-alive", "lanes"),
          new RecordedFigure("keep-alive", "states", "IdleStarted", 1),
          atTheEnd("pipelining", "conversation"),
          atTheEnd("post-form", "conversation"),
          atTheEnd("streaming", "conversation"),
          new RecordedFigure("two-clients", "workflow", "HandlerStarted", 2),
          atTheEnd("two-clients", "lanes"),
          new RecordedFigure("accept-failures", "detailed", "BackingOff", 4),
          new RecordedFigure("host-or-path", "routing", "Routed", 1),
          new RecordedFigure("method-patterns", "routing", "RouteMissed", 1),
          atTheEnd("panic", "lanes"),
          atTheEnd("graceful-shutdown", "lanes"));

  private static RecordedFigure atTheEnd(String scenario, String figure) {
    return new RecordedFigure(scenario, figure, "", 0);
  }

  /// The one with this [#file] name.
  public static Optional<RecordedFigure> find(String file) {
    return ALL.stream().filter(f -> f.file().equals(file)).findFirst();
  }

  /// Its name in `diagrams`.
  public String file() {
    return scenario + "." + figure + ".svg";
  }

  /// The name there of the recording.
  public String recording() {
    return scenario + ".jsonl";
  }

  /// Draws it from a run of its scenario.
  ///
  /// @throws java.util.NoSuchElementException when the run has no such step, or there is no such kind of figure
  public Figure draw(TraceStore run) {
    FigureKind<?> kind = Figures.find(figure).orElseThrow();
    return Pictures.at(kind, run, 1, at(run));
  }

  /// Draws it from the recording that travels with the app.
  ///
  /// @throws IOException when there is none, or it cannot be read
  public Figure draw() throws IOException {
    try (InputStream in = RecordedFigure.class.getResourceAsStream(FILES + recording())) {
      if (in == null) {
        throw new IOException("the recording " + recording() + " is missing");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return draw(TraceFile.parse(text).store());
    }
  }

  private OptionalLong at(TraceStore run) {
    return event.isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(
            run.snapshot().stream()
                .filter(e -> e.event().equals(event))
                .skip(count - 1L)
                .mapToLong(Entry::seq)
                .findFirst()
                .orElseThrow());
  }
}
