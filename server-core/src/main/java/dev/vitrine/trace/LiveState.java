package dev.vitrine.trace;

import dev.vitrine.trace.TraceEvent.Accepted;
import dev.vitrine.trace.TraceEvent.ConnStateChanged;
import dev.vitrine.trace.TraceEvent.ConnectionClosed;
import dev.vitrine.trace.TraceEvent.ConnectionCreated;
import dev.vitrine.trace.TraceEvent.HandlerChosen;
import dev.vitrine.trace.TraceEvent.HandlerStarted;
import dev.vitrine.trace.TraceEvent.Hijacked;
import dev.vitrine.trace.TraceEvent.RequestRead;
import dev.vitrine.trace.TraceEvent.RequestReadStarted;
import dev.vitrine.trace.TraceEvent.ResponseStarted;
import dev.vitrine.trace.TraceEvent.Routed;
import dev.vitrine.trace.TraceEvent.ServeSpawned;
import dev.vitrine.trace.TraceEvent.ServerStopped;
import dev.vitrine.trace.TraceEvent.Stage;
import dev.vitrine.trace.TraceEvent.TlsHandshakeFinished;
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

  /// One server.
  private static final class Running {
    final Map<Class<?>, TraceRecord> listen = new LinkedHashMap<>();
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
    } else if (r.connectionId() != 0) {
      addToConnection(r);
    } else if (event.stage() == Stage.LISTEN) {
      running(r).listen.put(event.getClass(), r);
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
    switch (r.event()) {
      case ConnectionCreated e -> live.own.put(e.getClass(), r);
      case ConnStateChanged e -> live.own.put(e.getClass(), r);
      case ServeSpawned e -> live.own.put(e.getClass(), r);
      case TlsHandshakeFinished e -> live.own.put(e.getClass(), r);
      case RequestReadStarted e -> {
        live.request.clear();
        live.request.put(e.getClass(), r);
      }
      case RequestRead e -> live.request.put(e.getClass(), r);
      case HandlerChosen e -> live.request.put(e.getClass(), r);
      case Routed e -> live.request.put(e.getClass(), r);
      case HandlerStarted e -> live.request.put(e.getClass(), r);
      case ResponseStarted e -> live.request.put(e.getClass(), r);
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
      records.addAll(server.listen.values());
      for (Live live : server.connections.values()) {
        records.addAll(live.own.values());
        records.addAll(live.request.values());
      }
    }
    records.sort(ORDER);
    return records;
  }
}
