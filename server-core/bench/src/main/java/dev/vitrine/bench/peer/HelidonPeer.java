package dev.vitrine.bench.peer;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;

/// Helidon, another server that gives each connection a virtual thread.
public final class HelidonPeer {
  private HelidonPeer() {}

  /// Listens on a free port of the loopback address and serves until the process is ended.
  public static void main(String[] args) {
    WebServer server =
        WebServer.builder()
            .address(InetAddress.getLoopbackAddress())
            .routing(routes ->
                routes
                    .get(
                        "/",
                        (request, response) -> {
                          response.header(HeaderNames.CONTENT_TYPE, "text/plain");
                          response.send(Answers.HELLO);
                        })
                    .post(
                        "/echo",
                        (request, response) -> response.send(request.content().as(byte[].class)))
                    .get("/big", (request, response) -> big(response)))
            .build()
            .start();
    Control.listening(server.port());
  }

  private static void big(ServerResponse response) {
    response.contentLength((long) Answers.BLOCKS * Answers.BLOCK.length);
    try (OutputStream out = response.outputStream()) {
      for (int i = 0; i < Answers.BLOCKS; i++) {
        out.write(Answers.BLOCK);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
