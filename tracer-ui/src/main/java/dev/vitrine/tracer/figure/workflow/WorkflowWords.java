package dev.vitrine.tracer.figure.workflow;

import dev.vitrine.tracer.figure.Amounts;
import dev.vitrine.tracer.figure.Counts;
import dev.vitrine.tracer.figure.workflow.ServerView.Phase;
import java.util.List;
import java.util.StringJoiner;

/// What the work flow figure says in words: the live values in it, and itself as a whole for those who
/// cannot see it.
final class WorkflowWords {
  private static final String WAY =
      "The web server makes a socket, binds it and listens. A client connects to the listen socket;"
          + " accept gives a client socket. The client's request is read from the client socket,"
          + " header and body, and handed to the handler, whose response is written to the client"
          + " socket and goes back to the client.";

  private WorkflowWords() {}

  /// Under the title: how many connections and handlers there are, or how far the server's end is.
  static String counts(WorkflowState state) {
    ServerView server = state.server();
    return switch (server.phase()) {
      case STARTING -> "";
      case SERVING ->
          Amounts.count(state.open(), "connection")
              + " · "
              + Amounts.count(state.running(), "handler")
              + " running";
      case SHUTTING_DOWN ->
          "shutting down · " + server.idle() + " idle, " + server.active() + " active";
      case STOPPED -> "stopped · " + Amounts.count(server.accepted(), "connection") + " served";
    };
  }

  static String listenSocket(ServerView server) {
    if (server.backoff().isPresent()) {
      return "retry in " + Amounts.millis(server.backoff().get().delayNanos());
    }
    return server.listenerClosed()
        ? "closed"
        : server.passed().has(Place.LISTEN_SOCKET) ? server.accepted() + " accepted" : "";
  }

  static String clientSocket(ClientView client) {
    return client.open() ? client.remote() : "closed";
  }

  /// One connection and where it is, for its token.
  static String client(ClientView client) {
    String where =
        client.open()
            ? "at " + client.at().label()
            : "closed" + because(client.closed().orElse(""));
    return "client " + client.id() + ", " + where;
  }

  private static String because(String reason) {
    return reason.isEmpty() ? "" : ": " + reason;
  }

  static String server(WorkflowState state) {
    String counts = counts(state);
    String address = state.server().address();
    return "Web Server"
        + (address.isEmpty() ? "" : " " + address)
        + (counts.isEmpty() ? "" : ", " + counts);
  }

  /// How many clients have no row.
  static String more(WorkflowState state, List<ClientView> shown) {
    return "+ " + Amounts.grouped((long) state.clients().size() - shown.size()) + " more";
  }

  /// How the clients that have no row are spread over the groups.
  static Counts<Group> hidden(WorkflowState state, List<ClientView> shown) {
    Counts<Group> counts = state.groups();
    for (ClientView client : shown) {
      counts = counts.plus(Group.of(client), -1);
    }
    return counts;
  }

  static String groups(Counts<Group> counts) {
    StringJoiner words = new StringJoiner(" · ");
    for (Group group : Group.values()) {
      if (counts.of(group) > 0) {
        words.add(Amounts.grouped(counts.of(group)) + " " + group.words());
      }
    }
    return words.toString();
  }

  /// The way through the figure, then what has happened in this state.
  static String description(WorkflowState state, List<ClientView> shown) {
    StringJoiner all = new StringJoiner(" ").add(WAY);
    if (state.server().phase() == Phase.STARTING && state.steps() == 0) {
      return all.add("Nothing has happened yet.").toString();
    }
    shown.forEach(client -> all.add(sentence(client)));
    if (state.clients().size() > shown.size()) {
      all.add(more(state, shown) + ": " + groups(hidden(state, shown)) + ".");
    }
    state.server().fault().ifPresent(f -> all.add("Failed: " + f.words() + "."));
    return all.toString();
  }

  private static String sentence(ClientView client) {
    ClientView.Turn turn = client.turn();
    StringJoiner s = new StringJoiner(", ", "Client " + client.id() + ": ", ".");
    if (!turn.requestLine().isEmpty()) {
      s.add(turn.requestLine());
    }
    if (!turn.handler().isEmpty()) {
      s.add("handler " + turn.handler());
    }
    if (turn.status() != 0) {
      s.add("status " + turn.status());
    }
    s.add(client.open() ? "at " + client.at().label() : "closed");
    return s.toString();
  }
}
