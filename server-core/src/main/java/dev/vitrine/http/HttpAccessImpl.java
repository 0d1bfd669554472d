package dev.vitrine.http;

import dev.vitrine.internal.access.CancellableContext;
import dev.vitrine.internal.access.HttpAccess;
import dev.vitrine.internal.access.LogSink;
import dev.vitrine.internal.access.RequestHead;
import dev.vitrine.internal.access.RequestLink;
import dev.vitrine.internal.emit.ConnectionTrace;
import dev.vitrine.internal.emit.ServerClock;
import dev.vitrine.net.Listener;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;

/// Opens this package to the stages; each method is one call. See [HttpAccess].
final class HttpAccessImpl extends HttpAccess {
  @Override
  public CancellableContext cancellable(Context parent, LogSink log) {
    return new CancelContext(parent, log);
  }

  @Override
  public int size(Header h) {
    return h.size();
  }

  @Override
  public String nameAt(Header h, int i) {
    return h.nameAt(i);
  }

  @Override
  public int valueCount(Header h, int i) {
    return h.valueCount(i);
  }

  @Override
  public String valueAt(Header h, int i, int j) {
    return h.valueAt(i, j);
  }

  @Override
  public int find(Header h, String canonicalName) {
    return h.find(canonicalName);
  }

  @Override
  public String getCanonical(Header h, String canonicalName) {
    return h.getCanonical(canonicalName);
  }

  @Override
  public void addCanonical(Header h, String canonicalName, String value) {
    h.addCanonical(canonicalName, value);
  }

  @Override
  public void setCanonical(Header h, String canonicalName, String value) {
    h.setCanonical(canonicalName, value);
  }

  @Override
  public int[] sortedPositions(Header h) {
    return h.sortedPositions();
  }

  @Override
  public Request request(RequestHead head, InputStream body, ConnectionTrace trace) {
    Request request = new Request(head, body == null ? NoBody.INSTANCE : body);
    request.origin().body = body;
    request.origin().trace = trace;
    return request;
  }

  @Override
  public InputStream requestBody(Request r) {
    return r.origin().body;
  }

  @Override
  public void connected(Request r, RequestLink link) {
    r.origin().link = link;
  }

  @Override
  public RequestLink link(Request r) {
    return r.origin().link;
  }

  @Override
  public void serve(Handler h, ResponseWriter w, Request r) throws Exception {
    HandlerCall.fromServer(h, w, r);
  }

  @Override
  public ConnectionTrace trace(Request r) {
    return r.origin().trace;
  }

  @Override
  public BadRequestException refused(int status, String reason, String publicText) {
    return new BadRequestException(status, reason, publicText);
  }

  @Override
  public String publicText(BadRequestException e) {
    return e.publicText();
  }

  @Override
  public void shutdownAmongFriends(Server s, Duration limit)
      throws InterruptedException, TimeoutException {
    s.shutdownAmongFriends(limit);
  }

  @Override
  public void release(Request r) {
    r.origin().release();
  }

  @Override
  public void become(ServeMux mux, ServeMux other) {
    mux.become(other);
  }

  @Override
  public void listener(Server.Builder builder, UnaryOperator<Listener> wrap) {
    builder.listener(wrap);
  }

  @Override
  public void clock(Server.Builder builder, ServerClock clock) {
    builder.clock(clock);
  }
}
