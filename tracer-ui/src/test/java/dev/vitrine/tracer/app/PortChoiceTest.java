package dev.vitrine.tracer.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Where a server listens for somebody who wants a port, on systems that grant it and on others.
class PortChoiceTest {
  /// A system that keeps the ports below 1024 to itself, and where somebody listens on some others.
  private static PortChoice.Try unprivileged(Integer... taken) {
    return port -> {
      if (port != 0 && port < 1024) {
        throw new BindException("listen tcp 127.0.0.1:" + port + ": bind: Permission denied");
      }
      if (Set.of(taken).contains(port)) {
        throw new BindException("listen tcp 127.0.0.1:" + port + ": bind: Address already in use");
      }
      return port == 0 ? 41234 : port;
    };
  }

  @ParameterizedTest
  @CsvSource({
    "80, 8080, 'The texts listen on port 80; this process may not, so 8080 stands for it.'",
    "81, 8081, 'The texts listen on port 81; this process may not, so 8081 stands for it.'",
    "443, 8443, 'This process may not listen on port 443, so 8443 stands for it.'",
    "9091, 9091, ''",
    "0, 0, ''",
  })
  void takesAHighPortForOneThatThisProcessMayNotHave(int wanted, int port, String sentence)
      throws IOException {
    assertEquals(new PortChoice(port, sentence), PortChoice.of(wanted, unprivileged()));
  }

  @Test
  void takesAFreePortWhereSomebodyStandsOnTheHighOneToo() throws IOException {
    assertEquals(
        new PortChoice(
            41234, "The texts listen on port 80; this process may not, so 41234 stands for it."),
        PortChoice.of(80, unprivileged(8080)));
  }

  @Test
  void takesThePortOfTheTextsWhereThisProcessMay() throws IOException {
    assertEquals(
        new PortChoice(81, "As in the texts, the server listens on port 81."),
        PortChoice.of(81, port -> port));
  }

  @Test
  void saysInOneSentenceThatAPortIsTaken() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();
      assertEquals(
          "Port "
              + port
              + " is taken by another program. Choose another one, or leave the field empty.",
          assertThrows(IOException.class, () -> PortChoice.of(port, PortChoice::listen))
              .getMessage());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0, 'A free port is chosen.'",
    "80, 'The source texts listen on port 80. Where this process may not, 8080 stands for it.'",
    "81, 'The source texts listen on port 81. Where this process may not, 8081 stands for it.'",
    "8080, ''",
  })
  void explainsThePortsOfTheTextsBeforeTheyAreAskedFor(int port, String sentence) {
    assertEquals(sentence, PortChoice.about(port));
  }
}
