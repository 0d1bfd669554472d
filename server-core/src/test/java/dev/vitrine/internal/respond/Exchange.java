package dev.vitrine.internal.respond;

import dev.vitrine.http.Handler;
import dev.vitrine.http.Hijacked;
import dev.vitrine.http.HijackedException;
import dev.vitrine.http.Request;
import dev.vitrine.internal.access.HttpAccess;
import dev.vitrine.internal.emit.ConnectionTrace;
import dev.vitrine.internal.emit.ServerClock;
import dev.vitrine.internal.emit.ServerTrace;
import dev.vitrine.internal.read.RequestBody;
import dev.vitrine.net.Conn;
import dev.vitrine.trace.TraceEvent;
import dev.vitrine.trace.Tracer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Serves requests from memory into memory, the way a connection does, and keeps what it was told.
final class Exchange implements ResponseLink {
  static final String DATE = "Sat, 21 Nov 2026 11:00:00 GMT";

  final List<byte[]> writes = new ArrayList<>();
  final List<byte[]> arrays = new ArrayList<>(); // those that were handed over, not copies
  final List<TraceEvent> events = new ArrayList<>();
  final List<String> log = new ArrayList<>();
  final ResponseOutput out = new ResponseOutput(this, DATE.getBytes(StandardCharsets.US_ASCII));
  boolean keepAlives = true;
  boolean continueCancelled;
  boolean hijacked;
  int failAfterWrites = Integer.MAX_VALUE;
  Response last;

  /// Serves the requests that `bytes` hold until they end or the connection would be closed; returns
  /// everything that was sent.
  String serve(String bytes, Handler handler) throws Exception {
    ByteArrayInputStream in = new ByteArrayInputStream(latin1(bytes));
    boolean again = true;
    while (again && in.available() > 0) {
      again = serveOne(Request.read(in), handler);
    }
    return sent();
  }

  private boolean serveOne(Request request, Handler handler) throws Exception {
    RequestBody body = (RequestBody) HttpAccess.get().requestBody(request);
    Response response = new Response(out, request, body, trace());
    last = response;
    try {
      handler.serveHttp(response, request);
    } catch (IOException e) {
      if (!response.threw(e)) {
        throw e;
      }
    } catch (RuntimeException _) {
      response.abandon(); // a panic
      return false;
    }
    if (response.hijacked()) {
      return false;
    }
    response.finish();
    return !response.closeAfterReply() && (body == null || body.discard(1 << 18) >= 0);
  }

  private ConnectionTrace trace() {
    Tracer tracer = r -> events.add(r.event());
    return new ServerTrace(tracer, new ServerClock(), log::add).connection(1);
  }

  String sent() {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    writes.forEach(all::writeBytes);
    return all.toString(StandardCharsets.ISO_8859_1);
  }

  /// Serves one `GET` and returns what was sent.
  String get(Handler handler) throws Exception {
    return serve("GET / HTTP/1.1\r\nHost: x\r\n\r\n", handler);
  }

  static byte[] latin1(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  @Override
  public void write(byte[] b, int off, int len) throws IOException {
    if (writes.size() >= failAfterWrites) {
      throw new IOException("broken pipe");
    }
    arrays.add(b);
    writes.add(Arrays.copyOfRange(b, off, off + len));
  }

  /// As a socket with room for 5,000 bytes.
  @Override
  public long transfer(FileChannel file, long position, long count) throws IOException {
    ByteBuffer room = ByteBuffer.allocate((int) Math.min(count, 5_000));
    int n = file.read(room, position);
    write(room.array(), 0, n);
    return n;
  }

  @Override
  public boolean keepAlivesEnabled() {
    return keepAlives;
  }

  @Override
  public void cancelContinue() {
    continueCancelled = true;
  }

  @Override
  public Hijacked hijack() throws IOException {
    if (hijacked) {
      throw new HijackedException("taken over");
    }
    hijacked = true;
    return new Hijacked(new Raw(), new byte[0]);
  }

  @Override
  public void setReadDeadline(Instant when) {}

  @Override
  public void setWriteDeadline(Instant when) {}

  @Override
  public void log(System.Logger.Level level, String text) {
    log.add(text);
  }

  /// What a handler that hijacks gets.
  private final class Raw implements Conn {
    @Override
    public int read(byte[] b, int off, int len) {
      return -1;
    }

    @Override
    public void write(byte[] b, int off, int len) throws IOException {
      Exchange.this.write(b, off, len);
    }

    @Override
    public void closeWrite() {}

    @Override
    public InetSocketAddress localAddress() {
      return new InetSocketAddress(80);
    }

    @Override
    public InetSocketAddress remoteAddress() {
      return new InetSocketAddress(50000);
    }

    @Override
    public void setReadDeadline(Instant when) {}

    @Override
    public void setWriteDeadline(Instant when) {}

    @Override
    public void close() {}
  }
}
