package dev.vitrine.tracer.cli;

import dev.vitrine.tracer.figure.FigureKind;
import dev.vitrine.tracer.figure.FigureOptions;
import dev.vitrine.tracer.figure.Pictures;
import dev.vitrine.tracer.figure.Theme;
import dev.vitrine.tracer.render.Format;
import dev.vitrine.tracer.render.png.NoFontException;
import dev.vitrine.tracer.trace.TraceFile;
import dev.vitrine.tracer.trace.TraceStore;
import java.nio.file.Path;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `vitrine render`: draws a figure from a trace, with no display.
@Command(
    name = "render",
    mixinStandardHelpOptions = true,
    description = "Draw a figure from a trace. No display is needed.")
final class RenderCommand implements Callable<Integer> {
  /// The two looks.
  enum ThemeName {
    LIGHT,
    DARK
  }

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "The trace.")
  private Path file;

  @Option(
      names = "--figure",
      required = true,
      paramLabel = "FIGURE",
      converter = FigureNames.class,
      completionCandidates = FigureNames.class,
      description = "${COMPLETION-CANDIDATES}.")
  private FigureKind<?> figure;

  @Option(
      names = "--at",
      paramLabel = "SEQ",
      description = "The state after all records up to this number; else the last.")
  private @Nullable Long at;

  @Option(names = "--animated", description = "The whole run, one step after the other.")
  private boolean animated;

  @Option(
      names = "--format",
      defaultValue = "svg",
      paramLabel = "FORMAT",
      description = {
        "svg, png, mermaid or text; without it svg.",
        "svg: the same bytes on every machine; texts at measured widths, fonts as the reader has them.",
        "png: two pixels a unit of the figure, in the fonts that Vitrine carries.",
        "mermaid: a diagram for a page that draws it itself, with the state's values.",
        "text: characters for a terminal, at most 100 columns.",
        "Only svg can be --animated."
      })
  private Format format;

  @Option(
      names = "--theme",
      defaultValue = "light",
      paramLabel = "THEME",
      description = "light or dark; without it light.")
  private ThemeName theme;

  @Option(names = "--out", required = true, paramLabel = "FILE", description = "The picture.")
  private Path out;

  RenderCommand() {}

  @Override
  public Integer call() throws FailedException {
    if (animated && at != null) {
      throw new ParameterException(spec.commandLine(), "--at and --animated exclude each other.");
    }
    if (animated && !format.moves()) {
      throw new ParameterException(
          spec.commandLine(),
          "--animated needs --format svg: " + format.word() + " shows one moment.");
    }
    TraceFile trace = InputFile.read(file, spec.commandLine().getErr());
    TraceStore store = trace.store();
    Theme colours = theme == ThemeName.DARK ? Theme.DARK : Theme.LIGHT;
    OptionalLong seq = at == null ? OptionalLong.empty() : OptionalLong.of(at);
    if (seq.isPresent() && store.cursorAt(server(store), seq.getAsLong()) == 0) {
      throw new FailedException(
          file + " has no record " + at + " or before. Its records are 1 to " + last(store) + ".");
    }
    try {
      Outputs.write(out, picture(store, seq, colours));
    } catch (NoFontException e) {
      throw new FailedException(Objects.requireNonNull(e.getMessage()), e);
    }
    return 0;
  }

  private byte[] picture(TraceStore store, OptionalLong seq, Theme colours) {
    if (animated) {
      return format.moving(Pictures.frames(figure, store, FigureOptions.page()), colours);
    }
    return format.bytes(Pictures.at(figure, store, server(store), seq), colours);
  }

  /// The server that a trace is about: that of its last entry.
  private static long server(TraceStore store) {
    return store.size() == 0 ? 1 : store.get(store.size() - 1).serverId();
  }

  private static long last(TraceStore store) {
    return store.snapshot().stream().mapToLong(e -> e.seq()).max().orElse(0);
  }
}
