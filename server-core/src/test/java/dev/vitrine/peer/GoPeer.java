package dev.vitrine.peer;

import dev.vitrine.httptest.TestServer;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/// Go's own server as a process beside the test, to compare answers with byte for byte.
///
/// Its handlers stand in `src/test/go/peer/main.go`: `/run?…` takes the steps of a handler from the
/// query, `/hello` greets, everything else describes the request as the handler sees it. Where no
/// Go 1.26 is installed, [#start] skips the test and says so: other versions answer otherwise.
public final class GoPeer implements Closeable {
  /// How long a peer may say nothing before a test gives up; never waited for in a passing test.
  private static final int PATIENCE_MILLIS = 30_000;

  private static final Path SOURCE = Path.of("src", "test", "go", "peer", "main.go");

  private final Process process;
  private final BufferedReader said;
  private final InetSocketAddress address;

  private GoPeer(Process process, BufferedReader said, InetSocketAddress address) {
    this.process = process;
    this.said = said;
    this.address = address;
  }

  /// Builds the peer, once for each version of its source, and starts it.
  ///
  /// @param flags as `main.go` defines them, for example `-readTimeout=2s`
  public static GoPeer start(String... flags) {
    Assumptions.assumeTrue(isInstalled(), "no Go 1.26 on the path: nothing to compare with");
    try {
      List<String> command = new ArrayList<>();
      command.add(build().toString());
      command.addAll(List.of(flags));
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      BufferedReader said = output(process);
      String line = said.readLine();
      if (line == null) {
        throw new IllegalStateException("the peer ended at once");
      }
      int port = Integer.parseInt(line.substring(line.lastIndexOf(':') + 1));
      return new GoPeer(
          process, said, new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Where it listens.
  public InetSocketAddress address() {
    return address;
  }

  /// The next line of its error log, now or as soon as it comes; wants the flag `-logged`.
  public String logged() throws IOException {
    return said.readLine();
  }

  /// What the peer answers to `request`; see [#exchange(InetSocketAddress, byte[])].
  public byte[] exchange(byte[] request) throws IOException {
    return exchange(address, request);
  }

  /// Sends `request`, then the end of the stream, and returns everything that comes until the server
  /// closes. To see whether a connection would stay open, let a second request stand behind the first.
  public static byte[] exchange(InetSocketAddress server, byte[] request) throws IOException {
    return exchange(new Socket(server.getAddress(), server.getPort()), request);
  }

  /// The same over a connection that stands, of TLS for example; closes it.
  public static byte[] exchange(Socket connected, byte[] request) throws IOException {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    Thread writer;
    try (Socket socket = connected) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      // A server may answer before it has read everything: write and read at the same time.
      writer = Thread.ofVirtual().start(() -> write(socket, request));
      byte[] buffer = new byte[8192];
      for (int n; (n = socket.getInputStream().read(buffer)) > 0; ) {
        answer.write(buffer, 0, n);
      }
    } catch (SocketException _) {
      // A reset: the server closed with bytes of ours unread. It ends the answer like a close.
      return answer.toByteArray();
    }
    join(writer);
    return answer.toByteArray();
  }

  private static void write(Socket socket, byte[] request) {
    try {
      OutputStream out = socket.getOutputStream();
      out.write(request);
      socket.shutdownOutput();
    } catch (IOException _) {
      // The server has closed already; what it answered is being read.
    }
  }

  /// An answer as text, one character a byte, with the value of each `Date` replaced.
  public static String normalise(byte[] answer) {
    return new String(answer, StandardCharsets.ISO_8859_1)
        .replaceAll("\nDate: [^\r\n]* GMT\r\n", "\nDate: now\r\n");
  }

  /// Ends the process.
  @Override
  public void close() {
    process.destroy();
  }

  private static boolean isInstalled() {
    try {
      Process go =
          new ProcessBuilder("go", "version")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String version = output(go).readLine();
      return go.waitFor() == 0 && version != null && version.contains("go1.26");
    } catch (IOException _) {
      return false; // not found
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static synchronized Path build() throws IOException {
    byte[] source = Files.readAllBytes(SOURCE);
    Path directory = Files.createDirectories(Path.of("target", "go-peer"));
    Path built = directory.resolve("peer-" + fingerprint(source)).toAbsolutePath();
    if (Files.exists(built)) {
      return built;
    }
    // Built aside and moved: two test runs may come at the same time.
    Path fresh = directory.resolve("building-" + ProcessHandle.current().pid()).toAbsolutePath();
    ProcessBuilder go =
        new ProcessBuilder("go", "build", "-o", fresh.toString(), SOURCE.toString())
            .redirectErrorStream(true);
    go.environment().put("GOTOOLCHAIN", "local");
    go.environment().put("GOFLAGS", "");
    Process process = go.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (!process.waitFor(5, TimeUnit.MINUTES) || process.exitValue() != 0) {
        throw new IllegalStateException("go build fails: " + said);
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    Files.move(fresh, built, StandardCopyOption.ATOMIC_MOVE);
    return built;
  }

  private static String fingerprint(byte[] source) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(source);
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static BufferedReader output(Process process) {
    return new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Where a server that stands beside this one listens.
  public static InetSocketAddress addressOf(TestServer server) {
    int port = URI.create(server.url()).getPort();
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }
}
