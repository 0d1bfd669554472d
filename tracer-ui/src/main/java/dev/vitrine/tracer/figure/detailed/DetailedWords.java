package dev.vitrine.tracer.figure.detailed;

import dev.vitrine.tracer.figure.Amounts;
import dev.vitrine.tracer.figure.detailed.ConnectionView.Turn;
import dev.vitrine.tracer.figure.detailed.LoopView.Backoff;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import org.pcollections.HashPMap;

/// What the detailed flow figure says in words: the live values in its boxes, and itself as a whole for those who
/// cannot see it.
final class DetailedWords {
  /// Up to so many different requests are looked through for the one that most connections are in.
  private static final int FEW = 64;

  private static final String WAY =
      "ListenAndServe listens on the address and hands the listener to Serve. Serve enters the accept loop: accept"
          + " returns a client's socket, a connection is made of it, and a thread of its own is started for it; then the"
          + " loop accepts the next. That thread reads the request, finds the handler for its URL and calls it.";

  private DetailedWords() {}

  /// In the box of `Serve`.
  static String serve(DetailedState state, boolean marksNow) {
    LoopView loop = state.loop();
    if (!loop.serving()) {
      return "";
    }
    long open = state.connections().open().size();
    if (marksNow && loop.stopped()) {
      return "stopped";
    }
    if (marksNow && loop.stopping()) {
      return "shutting down, " + open + " left";
    }
    return marksNow
        ? Amounts.count(open, "connection") + " open"
        : Amounts.count(loop.accepted(), "connection") + " served";
  }

  /// In the box of `Accept`.
  static String accept(DetailedState state, boolean marksNow) {
    LoopView loop = state.loop();
    if (loop.fault().isPresent()) {
      return loop.fault().get();
    }
    if (!loop.entered() || !marksNow) {
      return "";
    }
    if (loop.ended().isPresent()) {
      return "ended";
    }
    return loop.reached() == Place.NOWHERE ? "waits for a client" : remoteOfLatest(state);
  }

  private static String remoteOfLatest(DetailedState state) {
    return state.connections().latestOpen().map(ConnectionView::remote).orElse("");
  }

  /// In the box of `newConn`: which connection it made last.
  static String latest(DetailedState state) {
    return state.connections().latestOpen().map(c -> "connection " + c.id()).orElse("");
  }

  /// In a box of `c.serve`, of one connection.
  static String value(Place place, ConnectionView c) {
    Turn turn = c.turn();
    if (c.fault().isPresent() && c.fault().get().place() == place) {
      return c.fault().get().words();
    }
    return switch (place) {
      case READ -> turn.request();
      case ANALYSE -> turn.head();
      case CHOOSE -> turn.pattern().isEmpty() ? chosen(turn.chosen()) : turn.pattern();
      case HANDLER -> handler(turn);
      default -> "";
    };
  }

  private static String chosen(String kind) {
    return switch (kind) {
      case "given" -> "the server's own handler";
      case "default-mux" -> "none was given";
      case "options" -> "the server answers itself";
      default -> kind;
    };
  }

  private static String handler(Turn turn) {
    if (turn.status() != 0) {
      return turn.handler() + (turn.handler().isEmpty() ? "" : " · ") + turn.status();
    }
    return turn.handler() + (turn.running() > 0 ? " runs" : "");
  }

  /// In a box of `c.serve`, of all connections.
  static String value(Place place, Connections all) {
    return switch (place) {
      case READ -> common(all.requests(), "different requests");
      case CHOOSE -> common(all.patterns(), "different patterns");
      case HANDLER -> all.running() == 0 ? "" : Amounts.grouped(all.running()) + " running";
      default -> "";
    };
  }

  /// `12 × GET /slow`, and how many others there are.
  private static String common(HashPMap<String, Long> counts, String others) {
    if (counts.isEmpty()) {
      return "";
    }
    if (counts.size() > FEW) {
      return Amounts.grouped(counts.size()) + " " + others;
    }
    Map.Entry<String, Long> most = null;
    long total = 0;
    for (Map.Entry<String, Long> entry : counts.entrySet()) {
      total += entry.getValue();
      boolean more = most == null || entry.getValue() > most.getValue();
      boolean first =
          most != null
              && entry.getValue().equals(most.getValue())
              && entry.getKey().compareTo(most.getKey()) < 0;
      if (more || first) {
        most = entry;
      }
    }
    if (most == null) {
      return "";
    }
    long rest = total - most.getValue();
    String words = most.getKey();
    if (most.getValue() > 1) {
      words = Amounts.grouped(most.getValue()) + " × " + words;
    }
    return rest == 0 ? words : words + ", " + Amounts.grouped(rest) + " more";
  }

  /// At the foot of the panel of `c.serve`.
  static String connections(DetailedState state, Optional<ConnectionView> focus) {
    if (focus.isPresent()) {
      return one(focus.get());
    }
    Connections all = state.connections();
    if (all.total() == 0) {
      return "";
    }
    StringJoiner words = new StringJoiner(", ");
    words.add(Amounts.count(all.open().size(), "connection") + " open");
    long between = all.at().of(Place.CONNECTION);
    if (between > 0) {
      words.add(Amounts.grouped(between) + " between requests");
    }
    if (!all.ended().isEmpty()) {
      words.add(Amounts.grouped(all.ended().size()) + " ended");
    }
    return words.toString();
  }

  private static String one(ConnectionView c) {
    String who = "connection " + c.id();
    if (!c.known()) {
      return who + ": not known since the gap";
    }
    if (c.closed().isPresent()) {
      return who + " closed" + (c.closed().get().isEmpty() ? "" : ": " + c.closed().get());
    }
    if (c.fault().isPresent()) {
      return who + ": " + c.fault().get().words();
    }
    if (c.note().isEmpty()) {
      return who + (c.remote().isEmpty() ? "" : ", " + c.remote());
    }
    return who + ": " + c.note();
  }

  static String token(ConnectionView c) {
    return c.closed().isPresent() ? one(c) : "connection " + c.id() + ", at " + at(c.at());
  }

  static String crowd(Place place, long count) {
    return Amounts.count(count, "connection") + " at " + at(place);
  }

  private static String at(Place place) {
    return switch (place) {
      case ACCEPT -> "accept";
      case NEW_CONN -> "newConn";
      case SPAWN -> "the start of its thread";
      case READ -> "reading the request";
      case ANALYSE -> "analysing the request";
      case CHOOSE -> "choosing the handler";
      case HANDLER -> "the handler";
      default -> "c.serve, between requests";
    };
  }

  static String backoff(Backoff backoff) {
    return (backoff.waiting() ? "waits " : "has waited ")
        + Amounts.millis(backoff.delayNanos())
        + " before it accepts again, attempt "
        + backoff.attempt()
        + "; the waits are 5, 10, 20, 40, 80, 160, 320, 640 and 1000 ms";
  }

  /// The way through the figure, then what there is to see in this state.
  static String description(DetailedState state, Optional<ConnectionView> focus) {
    StringJoiner all = new StringJoiner(" ").add(WAY);
    ListenView listen = state.listen();
    LoopView loop = state.loop();
    if (state.steps() == 0) {
      return all.add("Nothing has happened yet.").toString();
    }
    listen.fault().ifPresent(f -> all.add("Listening failed: " + f + "."));
    if (listen.listening()) {
      all.add(
          listen.closed() ? "The listener is closed." : "It listens on " + listen.address() + ".");
    }
    loop.fault().ifPresent(f -> all.add("Accept failed: " + f + "."));
    loop.backoff().ifPresent(b -> all.add("The loop " + backoff(b) + "."));
    loop.ended().ifPresent(r -> all.add("The loop has ended: " + r + "."));
    if (loop.accepted() > 0) {
      all.add(Amounts.count(loop.accepted(), "connection") + " accepted.");
    }
    String connections = connections(state, focus);
    if (!connections.isEmpty()) {
      all.add(Character.toUpperCase(connections.charAt(0)) + connections.substring(1) + ".");
    }
    for (Place place : new Place[] {Place.READ, Place.ANALYSE, Place.CHOOSE, Place.HANDLER}) {
      String value =
          focus.map(c -> value(place, c)).orElseGet(() -> value(place, state.connections()));
      if (!value.isEmpty()) {
        all.add(name(place) + ": " + value + ".");
      }
    }
    return all.toString();
  }

  private static String name(Place place) {
    return switch (place) {
      case READ -> "Request";
      case ANALYSE -> "Head";
      case CHOOSE -> "Pattern";
      default -> "Handler";
    };
  }
}
