package dev.vitrine.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vitrine.net.Listener;
import dev.vitrine.net.Net;
import dev.vitrine.trace.TraceEvent.AcceptWaiting;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// One server that is reached in several ways.
final class SeveralListenersTest {
  private static final String GET = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";
  private static final Context.Key<Integer> PORT = Context.key("port");

  /// Null where this machine has no IPv6.
  private static Listener listenOnIpv6() {
    try {
      return Net.listen("tcp", "[::1]:0");
    } catch (IOException e) {
      return null;
    }
  }

  private static void servesBoth(Listener one, Listener two) throws Exception {
    Handler tells = (w, r) -> w.write(String.valueOf(r.context().value(PORT)));
    Recorder steps = new Recorder();
    try (RunningServer server =
            new RunningServer(
                one,
                tells,
                steps,
                b -> b.baseContext(l -> Context.background().with(PORT, l.address().getPort())));
        two) {
      CompletableFuture<Throwable> ended = new CompletableFuture<>();
      Thread.ofVirtual()
          .start(() ->
              ended.complete(assertThrows(IOException.class, () -> server.server.serve(two))));
      for (Listener listener : new Listener[] {one, two}) {
        try (RawClient client = new RawClient(listener.address())) {
          String answer = client.send(GET).readResponse();
          assertTrue(answer.endsWith("\r\n" + listener.address().getPort()), answer);
        }
      }
      steps.await(AcceptWaiting.class, 4);
      server.server.close();
      assertInstanceOf(ServerClosedException.class, server.ended());
      assertInstanceOf(ServerClosedException.class, ended.get(20, TimeUnit.SECONDS));
      assertThrows(IOException.class, two::accept, "both are closed");
    }
  }

  /// Each has a base context of its own, which its requests' contexts derive from.
  @Test
  void servesAllOfThemUntilItIsClosed() throws Exception {
    servesBoth(Net.listen("tcp", "127.0.0.1:0"), Net.listen("tcp", "127.0.0.1:0"));
  }

  @Test
  void servesIpv6BesideIpv4() throws Exception {
    Listener ipv6 = listenOnIpv6();
    assumeTrue(ipv6 != null, "no IPv6 on this machine");
    servesBoth(Net.listen("tcp", "127.0.0.1:0"), ipv6);
  }

  @Test
  void namesAnIpv6ClientInBrackets() throws Exception {
    Listener ipv6 = listenOnIpv6();
    assumeTrue(ipv6 != null, "no IPv6 on this machine");
    try (RunningServer server =
            new RunningServer(ipv6, (w, r) -> w.write(r.remoteAddress()), new Recorder(), b -> b);
        RawClient client = server.connect()) {
      String answer = client.send(GET).readResponse();
      String address = answer.substring(answer.indexOf("\r\n\r\n") + 4);
      assertEquals("[::1]:", address.substring(0, 6));
    }
  }
}
