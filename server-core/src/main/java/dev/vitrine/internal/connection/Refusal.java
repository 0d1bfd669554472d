package dev.vitrine.internal.connection;

import dev.vitrine.http.BadRequestException;
import dev.vitrine.internal.access.HttpAccess;
import dev.vitrine.internal.emit.ConnectionTrace;
import dev.vitrine.internal.emit.Reason;
import dev.vitrine.internal.text.StatusText;
import dev.vitrine.trace.TraceEvent.KeepAliveDecided;
import dev.vitrine.trace.TraceEvent.ResponseFinished;
import dev.vitrine.trace.TraceEvent.ResponseStarted;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The answer to a request that could not be read: the status as text, and the connection ends.
///
/// Go: the error branch of `(*conn).serve`, to the byte. Nothing of the input is sent back, so that
/// nobody can have a script reflected.
final class Refusal {
  private static final String CONTENT_TYPE = "text/plain; charset=utf-8";

  private Refusal() {}

  // @start region="refuse"
  static void answer(BadRequestException refused, Wire wire, ConnectionTrace trace)
      throws IOException {
    String status = refused.status() + " " + StatusText.of(refused.status());
    String text = body(refused, status);
    String answer =
        "HTTP/1.1 "
            + headLine(refused, status)
            + "\r\nContent-Type: "
            + CONTENT_TYPE
            + "\r\nConnection: close\r\n\r\n"
            + text;
    if (trace != null) {
      Map<String, List<String>> fields = new LinkedHashMap<>();
      fields.put("Content-Type", List.of(CONTENT_TYPE));
      fields.put("Connection", List.of("close"));
      trace.emit(new ResponseStarted(refused.status(), fields, "close"));
    }
    byte[] bytes = answer.getBytes(StandardCharsets.ISO_8859_1);
    wire.write(bytes, 0, bytes.length);
    if (trace != null) {
      trace.emit(new ResponseFinished(refused.status(), text.length()));
      trace.emit(new KeepAliveDecided(false, Reason.REFUSED.sentence()));
    }
  }

  // @end region="refuse"

  /// Go puts a reason of its own behind the status, in the status line too.
  private static String headLine(BadRequestException refused, String status) {
    String told = HttpAccess.get().publicText(refused);
    return refused.status() == 501 || told.isEmpty() ? status : status + ": " + told;
  }

  /// RFC 9112 section 6.1 asks for 501 here; which coding it was is not said.
  private static String body(BadRequestException refused, String status) {
    return refused.status() == 501 ? "Unsupported transfer encoding" : headLine(refused, status);
  }
}
