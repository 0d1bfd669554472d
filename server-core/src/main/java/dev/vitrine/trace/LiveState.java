package dev.vitrine.trace;

import dev.vitrine.http.ConnState;
import dev.vitrine.trace.TraceEvent.AcceptLoopEnded;
import dev.vitrine.trace.TraceEvent.Accepted;
import dev.vitrine.trace.TraceEvent.ConnStateChanged;
import dev.vitrine.trace.TraceEvent.ConnectionClosed;
import dev.vitrine.trace.TraceEvent.ConnectionCreated;
import dev.vitrine.trace.TraceEvent.HandlerChosen;
import dev.vitrine.trace.TraceEvent.HandlerFinished;
import dev.vitrine.trace.TraceEvent.HandlerPanicked;
import dev.vitrine.trace.TraceEvent.HandlerStarted;
import dev.vitrine.trace.TraceEvent.Hijacked;
import dev.vitrine.trace.TraceEvent.IdleStarted;
import dev.vitrine.trace.TraceEvent.ListenFailed;
import dev.vitrine.trace.TraceEvent.RequestRead;
import dev.vitrine.trace.TraceEvent.RequestReadStarted;
import dev.vitrine.trace.TraceEvent.ResponseFinished;
import dev.vitrine.trace.TraceEvent.ResponseStarted;
import dev.vitrine.trace.TraceEvent.Routed;
import dev.vitrine.trace.TraceEvent.RoutesKnown;
import dev.vitrine.trace.TraceEvent.ServeSpawned;
import dev.vitrine.trace.TraceEvent.ServerStopped;
import dev.vitrine.trace.TraceEvent.Stage;
import dev.vitrine.trace.TraceEvent.TlsHandshakeFinished;
import dev.vitrine.trace.TraceEvent.TlsHandshakeStarted;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The records that tell somebody who joins late how things stand: how each server came to listen,
/// and for each live connection how it began, its state, and its current request. Guarded by the
/// stream.
///
/// Of each kind of event the last record is kept, so that the size depends on what lives, not on what
/// happened.
final class LiveState {
  private static final Comparator<TraceRecord> ORDER =
      Comparator.comparingLong(TraceRecord::serverId).thenComparingLong(TraceRecord::seq);

  /// One server. It may listen on several sockets, each with a thread of its own.
  private static final class Running {
    final Map<Long, Map<Class<?>, TraceRecord>> listen = new LinkedHashMap<>();
    TraceRecord routes; // null before the first
    final Map<Long, Live> connections = new HashMap<>();
  }

  /// One connection.
  private static final class Live {
    final Map<Class<?>, TraceRecord> own = new LinkedHashMap<>();
    final Map<Class<?>, TraceRecord> request = new LinkedHashMap<>();
  }

  private final Map<Long, Running> servers = new LinkedHashMap<>();

  void add(TraceRecord r) {
    TraceEvent event = r.event();
    if (event instanceof ServerStopped) {
      servers.remove(r.serverId());
    } else if (event instanceof RoutesKnown) {
      running(r).routes = r; // by whatever thread came upon a registration
    } else if (r.connectionId() != 0) {
      addToConnection(r);
    } else if (event instanceof ListenFailed || event instanceof AcceptLoopEnded) {
      running(r).listen.remove(r.threadId());
    } else if (event.stage() == Stage.LISTEN) {
      running(r)
          .listen
          .computeIfAbsent(r.threadId(), _ -> new LinkedHashMap<>())
          .put(event.getClass(), r);
    }
  }

  private void addToConnection(TraceRecord r) {
    switch (r.event()) {
      case Accepted e -> {
        Live live = new Live();
        live.own.put(e.getClass(), r);
        running(r).connections.put(r.connectionId(), live);
      }
      case ConnectionClosed _ -> forget(r);
      case Hijacked _ -> forget(r);
      default -> {
        Running server = servers.get(r.serverId());
        Live live = server == null ? null : server.connections.get(r.connectionId());
        if (live != null) {
          addToLive(live, r);
        }
      }
    }
  }

  private static void addToLive(Live live, TraceRecord r) {
    TraceEvent event = r.event();
    switch (event) {
      case ConnectionCreated _, ServeSpawned _, TlsHandshakeStarted _, TlsHandshakeFinished _ ->
          live.own.put(event.getClass(), r);
      case ConnStateChanged e -> {
        live.own.put(e.getClass(), r);
        if (e.to() == ConnState.IDLE) {
          live.request.clear(); // it is over
        }
      }
      case RequestReadStarted _ -> {
        live.request.clear();
        live.request.put(event.getClass(), r);
      }
      case RequestRead _, HandlerChosen _, Routed _, HandlerStarted _ ->
          live.request.put(event.getClass(), r);
      case HandlerFinished _, HandlerPanicked _, ResponseStarted _, ResponseFinished _ ->
          live.request.put(event.getClass(), r);
      case IdleStarted _ -> live.request.put(event.getClass(), r);
      default -> {
        // Not needed to know where the connection stands.
      }
    }
  }

  private void forget(TraceRecord r) {
    Running server = servers.get(r.serverId());
    if (server != null) {
      server.connections.remove(r.connectionId());
    }
  }

  private Running running(TraceRecord r) {
    return servers.computeIfAbsent(r.serverId(), _ -> new Running());
  }

  /// Those records, in the order of their servers and numbers.
  List<TraceRecord> records() {
    List<TraceRecord> records = new ArrayList<>();
    for (Running server : servers.values()) {
      server.listen.values().forEach(thread -> records.addAll(thread.values()));
      if (server.routes != null) {
        records.add(server.routes);
      }
      for (Live live : server.connections.values()) {
        records.addAll(live.own.values());
        records.addAll(live.request.values());
      }
    }
    records.sort(ORDER);
    return records;
  }
}
