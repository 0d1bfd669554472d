package dev.vitrine.tracer.follow;

import java.io.BufferedReader;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Takes a stream of Server-Sent Events apart. HTML Living Standard, section 9.2.6.
final class ServerSentEvents {
  private final BufferedReader in;
  private String id = "";

  ServerSentEvents(BufferedReader in) {
    this.in = in;
  }

  /// One event.
  ///
  /// @param type "message" where the stream names none
  /// @param id the last that was named, "" before the first
  record Event(String type, String id, String data) {}

  /// The next event; null at the end, which an event without its empty line does not reach.
  @Nullable Event next() throws IOException {
    String type = "message";
    StringBuilder data = new StringBuilder();
    boolean any = false;
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (line.isEmpty()) {
        if (any) {
          return new Event(type, id, data.toString());
        }
        type = "message";
        continue;
      }
      int colon = line.indexOf(':');
      String field = colon < 0 ? line : line.substring(0, colon);
      String value = colon < 0 ? "" : line.substring(colon + 1);
      if (value.startsWith(" ")) {
        value = value.substring(1);
      }
      switch (field) {
        case "event" -> type = value;
        case "id" -> id = value;
        case "data" -> {
          if (any) {
            data.append('\n');
          }
          data.append(value);
          any = true;
        }
        default -> {
          // A comment, or a field of a later version.
        }
      }
    }
    return null;
  }
}
