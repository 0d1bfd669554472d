package dev.vitrine.net;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A process that runs out of file descriptors and then accepts, for [AcceptErrorsOfTheSystemTest]:
/// tells on standard output what accept threw, and what it does once there are descriptors again.
final class FullTable {
  private FullTable() {}

  /// The process; it wants no arguments.
  public static void main(String[] args) throws IOException {
    try (Listener listener = Net.listen("tcp", "127.0.0.1:0");
        Socket _ = new Socket(InetAddress.getLoopbackAddress(), listener.address().getPort())) {
      List<Closeable> opened = new ArrayList<>();
      try {
        while (true) {
          opened.add(Files.newInputStream(Path.of("/dev/null")));
        }
      } catch (IOException _) {
        // The table is full.
      }
      String thrown;
      try (Conn _ = listener.accept()) {
        thrown = "a connection";
      } catch (IOException e) {
        thrown = e.getClass().getSimpleName();
      }
      for (Closeable one : opened) {
        one.close();
      }
      System.out.println(thrown);
      try (Conn conn = listener.accept()) {
        System.out.println("accepted " + conn.remoteAddress().getAddress().getHostAddress());
      }
    }
  }
}
