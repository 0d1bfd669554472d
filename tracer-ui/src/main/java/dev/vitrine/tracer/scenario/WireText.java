package dev.vitrine.tracer.scenario;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Between a message as a person writes it and the bytes that are sent. The bytes are a text with one character
/// each, as [ScriptStep.Send] has them.
final class WireText {
  private static final String END = "\r\n\r\n";

  /// A request of [StepForm#ASKS].
  private static final Pattern ASKED =
      Pattern.compile("(\\S+ \\S+) HTTP/1\\.1\r\n" + Script.HOST + "(Connection: close\r\n)?\r\n");

  /// Requests without a body, one after the other.
  ///
  /// @param lines method and target of each
  /// @param last whether the last says that it is the last
  record Asked(List<String> lines, boolean last) {}

  private WireText() {}

  /// The bytes of a message: lines end in CRLF, the head in an empty line whether or not that was written; what
  /// follows an empty line is the body, without the line end of its last line.
  static String ofMessage(String written) {
    String text = written.replace("\r\n", "\n");
    int empty = text.indexOf("\n\n");
    String head = empty < 0 ? text.stripTrailing() : text.substring(0, empty);
    String body = empty < 0 ? "" : text.substring(empty + 2);
    if (body.endsWith("\n")) {
      body = body.substring(0, body.length() - 1);
    }
    String wire = head.replace("\n", "\r\n") + END + body.replace("\n", "\r\n");
    return new String(wire.getBytes(UTF_8), ISO_8859_1);
  }

  /// The message that becomes these bytes; empty where none does.
  static Optional<String> message(String wire) {
    int end = wire.indexOf(END);
    if (end < 0) {
      return Optional.empty();
    }
    String head = wire.substring(0, end);
    String body = wire.substring(end + END.length());
    String bytes = head + "\r\n" + (body.isEmpty() ? "" : "\r\n" + body + "\r\n");
    String written = new String(bytes.getBytes(ISO_8859_1), UTF_8).replace("\r\n", "\n");
    return ofMessage(written).equals(wire) ? Optional.of(written) : Optional.empty();
  }

  static String ofAsked(Asked asked) {
    StringBuilder wire = new StringBuilder();
    for (int i = 0; i < asked.lines().size(); i++) {
      boolean last = asked.last() && i == asked.lines().size() - 1;
      wire.append(asked.lines().get(i)).append(" HTTP/1.1\r\n").append(Script.HOST);
      wire.append(last ? Script.LAST : "\r\n");
    }
    return wire.toString();
  }

  /// The requests that become these bytes; empty where there is more to them than method and target.
  static Optional<Asked> asked(String wire) {
    List<String> lines = new ArrayList<>();
    boolean last = false;
    Matcher request = ASKED.matcher(wire);
    int end = 0;
    while (!last && request.find() && request.start() == end) {
      lines.add(request.group(1));
      last = request.group(2) != null;
      end = request.end();
    }
    return !lines.isEmpty() && end == wire.length()
        ? Optional.of(new Asked(lines, last))
        : Optional.empty();
  }
}
