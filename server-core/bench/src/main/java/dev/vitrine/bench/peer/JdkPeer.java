package dev.vitrine.bench.peer;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.SimpleFileServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.concurrent.Executors;

/// The JDK's own server, on virtual threads.
public final class JdkPeer {
  private JdkPeer() {}

  /// Listens on a free port of the loopback address and serves until the process is ended. The
  /// argument is the file that `/file` sends.
  public static void main(String[] args) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", JdkPeer::hello);
    server.createContext("/echo", JdkPeer::echo);
    server.createContext("/big", JdkPeer::big);
    Path file = Path.of(args[0]).toAbsolutePath();
    server.createContext("/file", SimpleFileServer.createFileHandler(file.getParent()));
    server.start();
    Control.listening(server.getAddress().getPort());
  }

  private static void hello(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    exchange.getResponseHeaders().set("Content-Type", "text/plain");
    exchange.sendResponseHeaders(200, Answers.HELLO.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(Answers.HELLO);
    }
  }

  private static void echo(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    exchange.sendResponseHeaders(200, body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  private static void big(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, (long) Answers.BLOCKS * Answers.BLOCK.length);
    try (OutputStream out = exchange.getResponseBody()) {
      for (int i = 0; i < Answers.BLOCKS; i++) {
        out.write(Answers.BLOCK);
      }
    }
  }
}
