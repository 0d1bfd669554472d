package dev.vitrine.tracer.trace;

import dev.vitrine.http.ConnState;
import dev.vitrine.trace.TraceEvent;
import dev.vitrine.trace.TraceEvent.*;
import dev.vitrine.trace.TraceRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What a busy server emits, without the server: connections beside each other, some requests on each, then its end. The
/// same numbers give the same records.
public final class Traffic {
  private static final int REQUESTS = 8;

  private final int beside;
  private final List<Life> open = new ArrayList<>();
  private long seq;
  private long connections;

  /// @param beside how many connections are open at once
  public Traffic(int beside) {
    this.beside = beside;
  }

  /// The next record: of each connection in turn.
  public TraceRecord next() {
    if (seq == 0) {
      return record(0, 0, new ServeStarted("127.0.0.1:9091", false));
    }
    int place = (int) (seq % beside);
    while (open.size() <= place) {
      open.add(new Life(++connections));
    }
    if (open.get(place).done()) {
      open.set(place, new Life(++connections));
    }
    return open.get(place).next();
  }

  /// A store with so many of them.
  public static TraceStore store(int count, int beside) {
    TraceStore store = new TraceStore();
    Traffic traffic = new Traffic(beside);
    for (int i = 0; i < count; i++) {
      store.append(traffic.next());
    }
    return store;
  }

  private TraceRecord record(long connection, long request, TraceEvent event) {
    seq++;
    String thread = connection == 0 ? "accept" : "conn-" + connection;
    return new TraceRecord(
        seq, seq * 20_000, 1, connection, request, 30 + connection, thread, event);
  }

  /// One connection from its first step to its last.
  private final class Life {
    private final long connection;
    private final List<TraceEvent> events = new ArrayList<>();
    private final List<Integer> requests = new ArrayList<>();
    private int at;

    Life(long connection) {
      this.connection = connection;
      String remote = "127.0.0.1:" + (32_768 + connection % 28_000);
      add(0, new Accepted(remote, "127.0.0.1:9091"));
      add(0, new ConnectionCreated(remote));
      add(0, new ConnStateChanged(null, ConnState.NEW));
      add(0, new ServeSpawned("conn-" + connection));
      for (int request = 1; request <= REQUESTS; request++) {
        request(request);
      }
      add(0, new ConnectionClosed("the client closed it"));
      add(0, new ConnStateChanged(ConnState.IDLE, ConnState.CLOSED));
    }

    private void request(int request) {
      String target = "/item/" + connection % 50 + "?page=" + request;
      String date = "Tue, 24 Nov 2026 16:" + (10 + connection / 600 % 50) + ":00 GMT";
      add(request, new RequestReadStarted());
      add(request, new RequestLineRead("GET", target, "HTTP/1.1"));
      add(request, new HeaderRead("Host", "127.0.0.1:9091"));
      add(request, new HeaderRead("User-Agent", "curl/8.5.0"));
      add(request, new HeaderRead("Accept", "*/*"));
      add(request, new HeadersComplete(3, 86));
      add(request, new BodyFraming("none", 0));
      add(request, new RequestRead("GET", target, "127.0.0.1:9091"));
      ConnState before = request == 1 ? ConnState.NEW : ConnState.IDLE;
      add(request, new ConnStateChanged(before, ConnState.ACTIVE));
      add(request, new HandlerChosen("default mux"));
      add(
          request,
          new Routed("/item/{id}", "only one matched", List.of("/item/{id}"), Map.of("id", "7")));
      add(request, new HandlerStarted("/item/{id}", "item"));
      add(request, new BodyWritten(512));
      add(request, new HandlerFinished(40_000 + connection * 7 % 9_000));
      Map<String, List<String>> headers =
          Map.of("Content-Type", List.of("text/plain; charset=utf-8"), "Date", List.of(date));
      add(request, new ResponseStarted(200, headers, "content-length"));
      add(request, new ResponseFinished(200, 512));
      add(request, new KeepAliveDecided(true, "HTTP/1.1, and nobody asked to close"));
      add(0, new ConnStateChanged(ConnState.ACTIVE, ConnState.IDLE));
      add(0, new IdleStarted(60_000_000_000L));
    }

    private void add(int request, TraceEvent event) {
      events.add(event);
      requests.add(request);
    }

    boolean done() {
      return at == events.size();
    }

    TraceRecord next() {
      TraceRecord record = record(connection, requests.get(at), events.get(at));
      at++;
      return record;
    }
  }
}
