package dev.vitrine.tracer.figure.workflow;

import dev.vitrine.tracer.figure.Counts;
import dev.vitrine.tracer.figure.Stage;
import dev.vitrine.tracer.trace.Entry;
import org.pcollections.TreePMap;

/// The state of the work flow figure after some records: a pure function of them, folded one at a time by
/// [#apply]. Immutable; states share what did not change, so that many can be kept.
///
/// @param serverId which server is shown; 0 before the first record. A record of a later server starts over,
///     one of an earlier server changes nothing
/// @param steps how many records were folded
/// @param clients every connection by its number, ended ones included
/// @param groups how many of them are in each group
/// @param now where the latest step happened
public record WorkflowState(
    long serverId,
    long steps,
    ServerView server,
    TreePMap<Long, ClientView> clients,
    Counts<Group> groups,
    Now now) {
  /// The latest step: its place, whose it was (0: the server's own), its stage and its event's name.
  public record Now(Place place, long connectionId, Stage stage, String event) {
    static final Now NOTHING = new Now(Place.NOWHERE, 0, Stage.LISTEN, "");
  }

  /// Before the first record: everything is not yet.
  public static final WorkflowState EMPTY =
      new WorkflowState(0, 0, ServerView.START, TreePMap.empty(), Counts.none(), Now.NOTHING);

  /// The state after one more record.
  public WorkflowState apply(Entry entry) {
    return WorkflowFold.apply(this, entry);
  }

  /// How many connections have not ended.
  public long open() {
    return clients.size() - groups.of(Group.CLOSED);
  }

  /// Connections whose handler runs now.
  public long running() {
    return groups.of(Group.HANDLER);
  }

  WorkflowState with(ServerView newServer) {
    return new WorkflowState(serverId, steps, newServer, clients, groups, now);
  }

  WorkflowState with(ClientView client) {
    ClientView before = clients.get(client.id());
    Group group = Group.of(client);
    Counts<Group> counted =
        before == null ? groups.plus(group, 1) : groups.moved(Group.of(before), group);
    return new WorkflowState(
        serverId, steps, server, clients.plus(client.id(), client), counted, now);
  }

  WorkflowState with(Now newNow) {
    return new WorkflowState(serverId, steps, server, clients, groups, newNow);
  }
}
