package dev.vitrine.tracer.cli;

import dev.vitrine.tracer.explain.Happened;
import dev.vitrine.tracer.figure.Amounts;
import dev.vitrine.tracer.trace.Entry;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `vitrine print`: one readable line for each event of a trace.
@Command(
    name = "print",
    mixinStandardHelpOptions = true,
    description = "Print a trace, one readable line for each event.")
final class PrintCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "The trace.")
  private Path file;

  PrintCommand() {}

  @Override
  public Integer call() throws FailedException {
    PrintWriter out = spec.commandLine().getOut();
    for (Entry entry : InputFile.read(file, spec.commandLine().getErr()).entries()) {
      out.println(line(entry));
    }
    out.flush();
    return 0;
  }

  /// Number, time, connection and request, event, what happened: in columns.
  static String line(Entry entry) {
    String who =
        entry.connectionId() == 0
            ? "–"
            : entry.connectionId() + (entry.requestNo() == 0 ? "" : "." + entry.requestNo());
    String what = Happened.in(entry).replace("`", "");
    return padded(Long.toString(entry.seq()), -5)
        + padded(Amounts.millis(entry.nanos()), -13)
        + "  "
        + padded(who, 5)
        + padded(entry.event(), 22)
        + " "
        + oneLine(what);
  }

  /// Filled with spaces to `width`: behind the text, or before it where `width` is negative.
  private static String padded(String text, int width) {
    String room = " ".repeat(Math.max(0, Math.abs(width) - text.length()));
    return width < 0 ? room + text : text + room;
  }

  /// A trace holds whatever clients sent: control characters must not reach a terminal.
  private static String oneLine(String text) {
    StringBuilder safe = new StringBuilder();
    text.codePoints().forEach(c -> safe.appendCodePoint(Character.isISOControl(c) ? 0xFFFD : c));
    return safe.toString();
  }
}
