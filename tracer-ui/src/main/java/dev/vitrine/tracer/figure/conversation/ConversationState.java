package dev.vitrine.tracer.figure.conversation;

import dev.vitrine.trace.TraceEvent;
import dev.vitrine.trace.TraceEvent.AcceptWaiting;
import dev.vitrine.trace.TraceEvent.Accepted;
import dev.vitrine.trace.TraceEvent.BytesReceived;
import dev.vitrine.trace.TraceEvent.BytesSent;
import dev.vitrine.trace.TraceEvent.RequestReadStarted;
import dev.vitrine.trace.TraceEvent.TlsHandshakeFinished;
import dev.vitrine.trace.TraceRecord;
import dev.vitrine.tracer.trace.Entry;
import java.util.Optional;
import org.pcollections.TreePMap;

/// The state of the conversation figure after some records: a pure function of them. Immutable.
///
/// @param serverId which server is shown; a record of a later server starts over, one of an earlier server
///     changes nothing
/// @param talks every connection's bytes and steps
/// @param latest the connection of the latest step that was a connection's; 0 before the first
/// @param now the `seq` of the latest step
public record ConversationState(long serverId, TreePMap<Long, Talk> talks, long latest, long now) {
  static final ConversationState EMPTY = new ConversationState(0, TreePMap.empty(), 0, 0);

  ConversationState apply(Entry entry) {
    if (entry.serverId() < serverId) {
      return this;
    }
    ConversationState known = entry.serverId() > serverId ? EMPTY : this;
    long connection = entry.connectionId();
    TreePMap<Long, Talk> next = known.talks;
    if (connection != 0 && entry instanceof Entry.Step(TraceRecord r, _)) {
      Talk talk = next.getOrDefault(connection, Talk.begun(connection));
      next = next.plus(connection, step(talk, r));
    }
    return new ConversationState(
        entry.serverId(), next, connection == 0 ? known.latest : connection, entry.seq());
  }

  /// The connection that is shown: the one asked for, else that of the latest step.
  Optional<Talk> shown(long connection) {
    Talk wanted = talks.get(connection);
    return Optional.ofNullable(wanted != null ? wanted : talks.get(latest));
  }

  private static Talk step(Talk talk, TraceRecord r) {
    TraceEvent event = r.event();
    return switch (event) {
      case Accepted(String remote, String local) -> talk.between(remote, local);
      case TlsHandshakeFinished _ -> talk.encrypted();
      case BytesReceived(long offset, byte[] data) -> talk.received(offset, data);
      case BytesSent(long offset, byte[] data) -> talk.sent(offset, data);
      // It waits, perhaps for ever: no request has begun.
      case RequestReadStarted _, AcceptWaiting _ -> talk;
      default ->
          r.requestNo() == 0
              ? talk
              : talk.step(r.requestNo(), new Talk.Step(r.seq(), r.nanos(), event));
    };
  }
}
