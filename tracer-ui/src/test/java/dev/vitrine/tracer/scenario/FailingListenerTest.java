package dev.vitrine.tracer.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.vitrine.net.Conn;
import dev.vitrine.net.Listener;
import dev.vitrine.net.Net;
import dev.vitrine.net.TemporaryException;
import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FailingListenerTest {
  private Listener socket;

  @BeforeEach
  void listen() throws IOException {
    socket = Net.listen("tcp", "127.0.0.1:0");
  }

  @AfterEach
  void close() throws IOException {
    socket.close();
  }

  @Test
  void failsWhileItWaitsForAClientAndAcceptsWhoCameMeanwhile() throws Exception {
    AcceptFaults faults = new AcceptFaults(0, false);
    try (FailingListener listener = new FailingListener(socket, faults)) {
      CompletableFuture<Conn> accepted = accept(listener);
      faults.fail(2, false);
      assertInstanceOf(TemporaryException.class, failure(accepted));
      try (Socket client = connect()) {
        assertThrows(TemporaryException.class, listener::accept);
        try (Conn conn = listener.accept()) {
          assertEquals(client.getLocalPort(), conn.remoteAddress().getPort());
        }
      }
    }
  }

  @Test
  void failsForGoodAfterThoseThatPass() throws Exception {
    AcceptFaults faults = new AcceptFaults(0, false);
    try (FailingListener listener = new FailingListener(socket, faults)) {
      CompletableFuture<Conn> accepted = accept(listener);
      faults.fail(1, true);
      assertInstanceOf(TemporaryException.class, failure(accepted));
      for (int i = 0; i < 2; i++) {
        IOException e = assertThrows(IOException.class, listener::accept);
        assertEquals("Bad file descriptor", e.getMessage());
      }
    }
  }

  @Test
  void failsForGoodAfterTheFirstClientWhereItIsToldAtTheStart() throws Exception {
    try (FailingListener listener = new FailingListener(socket, new AcceptFaults(1, true));
        Socket _ = connect()) {
      assertThrows(TemporaryException.class, listener::accept);
      listener.accept().close();
      assertEquals(
          "Bad file descriptor", assertThrows(IOException.class, listener::accept).getMessage());
    }
  }

  @Test
  void endsItsWaitWhenItIsClosed() throws Exception {
    FailingListener listener = new FailingListener(socket, new AcceptFaults(0, false));
    CompletableFuture<Conn> accepted = accept(listener);
    listener.close();
    assertInstanceOf(IOException.class, failure(accepted));
  }

  private Socket connect() throws IOException {
    return new Socket(socket.address().getAddress(), socket.address().getPort());
  }

  private static CompletableFuture<Conn> accept(Listener listener) {
    CompletableFuture<Conn> accepted = new CompletableFuture<>();
    Thread.ofVirtual()
        .start(() -> {
          try {
            accepted.complete(listener.accept());
          } catch (IOException e) {
            accepted.completeExceptionally(e);
          }
        });
    return accepted;
  }

  private static Throwable failure(CompletableFuture<Conn> accepted) {
    return assertThrows(ExecutionException.class, accepted::get).getCause();
  }
}
