package dev.vitrine.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.vitrine.http.ServeMux;
import dev.vitrine.http.Server;
import dev.vitrine.http.ServerClosedException;
import dev.vitrine.net.Listener;
import dev.vitrine.net.Net;
import dev.vitrine.trace.AsyncTracer;
import dev.vitrine.trace.RingTracer;
import dev.vitrine.trace.Tracer;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// The whole server over one loopback connection. With `-prof gc`, `gc.alloc.rate.norm` says how
/// many bytes a request costs: the client here sends the same array again and reads into another,
/// and so adds nothing.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class ServerBenchmark {
  private static final byte[] HELLO =
      """
      GET / HTTP/1.1\r
      Host: localhost:8080\r
      User-Agent: curl/8.5.0\r
      Accept: */*\r
      \r
      """
          .getBytes(US_ASCII);

  private static final int BODY_BYTES = 16 << 10;

  private static final byte[] TEXT = "Hello, World!".getBytes(US_ASCII);

  /// `unset`: the builder is told of no tracer; `none`: of [Tracer#none].
  @Param({"unset", "none", "ring", "async"})
  String tracer;

  private final byte[] echo = echoRequest();
  private final byte[] answer = new byte[BODY_BYTES + 512];
  private Tracer installed;
  private Server server;
  private Thread acceptor;
  private Socket client;
  private InputStream in;
  private OutputStream out;
  private int helloBytes;
  private int echoBytes;

  private static byte[] echoRequest() {
    byte[] head =
        ("POST /echo HTTP/1.1\r\nHost: localhost:8080\r\nContent-Length: "
                + BODY_BYTES
                + "\r\n\r\n")
            .getBytes(US_ASCII);
    byte[] request = Arrays.copyOf(head, head.length + BODY_BYTES);
    Arrays.fill(request, head.length, request.length, (byte) 'x');
    return request;
  }

  @Setup
  public void serve() throws IOException {
    ServeMux mux = new ServeMux();
    mux.handle(
        "/",
        (w, _) -> {
          w.header().set("Content-Type", "text/plain");
          w.write(TEXT);
        });
    mux.handle(
        "/echo",
        (w, r) -> {
          byte[] body = r.body().readAllBytes();
          w.header().set("Content-Length", Integer.toString(body.length));
          w.write(body);
        });
    Server.Builder builder = Server.builder().handler(mux);
    installed =
        switch (tracer) {
          case "ring" -> new RingTracer(1 << 12);
          case "async" -> Tracer.async(new RingTracer(1 << 12), 1 << 16);
          default -> Tracer.none();
        };
    if (!tracer.equals("unset")) {
      builder.tracer(installed);
    }
    server = builder.build();
    Listener listener = Net.listen("tcp", "127.0.0.1:0");
    acceptor = Thread.ofPlatform().start(() -> accept(listener));
    client = new Socket(listener.address().getAddress(), listener.address().getPort());
    client.setTcpNoDelay(true);
    in = client.getInputStream();
    out = client.getOutputStream();
    helloBytes = length(HELLO);
    echoBytes = length(echo);
  }

  private void accept(Listener listener) {
    try {
      server.serve(listener);
    } catch (ServerClosedException _) {
      // The measurement is over.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// How long the answer to `request` is, head and body: all of them are as long.
  private int length(byte[] request) throws IOException {
    out.write(request);
    String head = "";
    int got = 0;
    int end = -1;
    while (end < 0) {
      got += in.read(answer, got, answer.length - got);
      head = new String(answer, 0, got, US_ASCII);
      end = head.indexOf("\r\n\r\n");
    }
    String field = "Content-Length: ";
    int from = head.indexOf(field) + field.length();
    int length = end + 4 + Integer.parseInt(head.substring(from, head.indexOf("\r\n", from)));
    readFully(length - got);
    return length;
  }

  private void readFully(int length) throws IOException {
    for (int left = length; left > 0; ) {
      int n = in.read(answer, 0, Math.min(left, answer.length));
      if (n < 0) {
        throw new EOFException("the server closed the connection");
      }
      left -= n;
    }
  }

  @Benchmark
  public void hello() throws IOException {
    out.write(HELLO);
    readFully(helloBytes);
  }

  @Benchmark
  public void echo16KiB() throws IOException {
    out.write(echo);
    readFully(echoBytes);
  }

  @TearDown
  public void close() throws IOException, InterruptedException {
    client.close();
    server.close();
    acceptor.join();
    if (installed instanceof AsyncTracer async) {
      async.close();
    }
  }
}
