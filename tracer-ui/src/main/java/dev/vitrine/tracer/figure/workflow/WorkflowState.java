package dev.vitrine.tracer.figure.workflow;

import dev.vitrine.tracer.figure.Stage;
import dev.vitrine.tracer.trace.Entry;
import java.util.List;
import org.pcollections.TreePMap;

/// The state of the work flow figure after some records: a pure function of them, folded one at a time by
/// [#apply]. Immutable; states share what did not change, so that many can be kept.
///
/// @param serverId which server is shown; 0 before the first record. A record of a later server starts over,
///     one of an earlier server changes nothing
/// @param steps how many records were folded
/// @param clients every connection by its number, ended ones included
/// @param now where the latest step happened
public record WorkflowState(
    long serverId, long steps, ServerView server, TreePMap<Long, ClientView> clients, Now now) {
  /// The latest step: its place, whose it was (0: the server's own), its stage and its event's name.
  public record Now(Place place, long connectionId, Stage stage, String event) {
    static final Now NOTHING = new Now(Place.NOWHERE, 0, Stage.LISTEN, "");
  }

  /// Before the first record: everything is not yet.
  public static final WorkflowState EMPTY =
      new WorkflowState(0, 0, ServerView.START, TreePMap.empty(), Now.NOTHING);

  /// The state after one more record.
  public WorkflowState apply(Entry entry) {
    return WorkflowFold.apply(this, entry);
  }

  /// Connections that have not ended.
  public List<ClientView> open() {
    return clients.values().stream().filter(ClientView::open).toList();
  }

  /// Requests whose handler runs now.
  public long running() {
    return clients.values().stream().filter(c -> c.open() && c.turn().running() > 0).count();
  }

  WorkflowState with(ServerView newServer) {
    return new WorkflowState(serverId, steps, newServer, clients, now);
  }

  WorkflowState with(ClientView client) {
    return new WorkflowState(serverId, steps, server, clients.plus(client.id(), client), now);
  }

  WorkflowState with(Now newNow) {
    return new WorkflowState(serverId, steps, server, clients, newNow);
  }
}
