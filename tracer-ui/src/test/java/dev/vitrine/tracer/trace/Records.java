package dev.vitrine.tracer.trace;

import dev.vitrine.http.ConnState;
import dev.vitrine.trace.TraceEvent;
import dev.vitrine.trace.TraceEvent.AcceptWaiting;
import dev.vitrine.trace.TraceEvent.Accepted;
import dev.vitrine.trace.TraceEvent.Bound;
import dev.vitrine.trace.TraceEvent.ConnStateChanged;
import dev.vitrine.trace.TraceEvent.ConnectionCreated;
import dev.vitrine.trace.TraceEvent.ListenAndServeCalled;
import dev.vitrine.trace.TraceEvent.Listening;
import dev.vitrine.trace.TraceEvent.ServeSpawned;
import dev.vitrine.trace.TraceEvent.ServeStarted;
import dev.vitrine.trace.TraceEvent.SocketCreated;
import dev.vitrine.trace.TraceRecord;
import java.util.ArrayList;
import java.util.List;

/// Builds records for tests, numbered as a server numbers them.
public final class Records {
  private final List<Entry> all = new ArrayList<>();
  private final long serverId;

  public Records() {
    this(1);
  }

  public Records(long serverId) {
    this.serverId = serverId;
  }

  public Records server(TraceEvent... events) {
    return add(0, 0, events);
  }

  public Records on(long connection, TraceEvent... events) {
    return add(connection, 0, events);
  }

  public Records request(long connection, long request, TraceEvent... events) {
    return add(connection, request, events);
  }

  private Records add(long connection, long request, TraceEvent... events) {
    for (TraceEvent event : events) {
      long seq = all.size() + 1L;
      all.add(
          new Entry.Step(
              new TraceRecord(
                  seq, seq * 1000, serverId, connection, request, connection + 1, "t", event)));
    }
    return this;
  }

  public Records add(Entry entry) {
    all.add(entry);
    return this;
  }

  /// From the call to the first wait in accept.
  public Records listening() {
    return server(
        new ListenAndServeCalled("127.0.0.1:9091", "ServeMux"),
        new SocketCreated(),
        new Bound("127.0.0.1:9091"),
        new Listening("127.0.0.1:9091", 128),
        new ServeStarted("127.0.0.1:9091", false),
        new AcceptWaiting());
  }

  /// A client that was accepted and has its thread.
  public Records accepted(long connection) {
    String remote = "127.0.0.1:" + (52812 + 2 * connection);
    return on(
        connection,
        new Accepted(remote, "127.0.0.1:9091"),
        new ConnectionCreated(remote),
        new ConnStateChanged(null, ConnState.NEW),
        new ServeSpawned("conn-" + connection));
  }

  public List<Entry> entries() {
    return List.copyOf(all);
  }

  public TraceStore store() {
    TraceStore store = new TraceStore();
    all.forEach(store::append);
    return store;
  }
}
