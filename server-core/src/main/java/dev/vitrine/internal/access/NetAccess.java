package dev.vitrine.internal.access;

import dev.vitrine.net.Conn;
import dev.vitrine.net.Listener;
import dev.vitrine.net.Net;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.net.InetSocketAddress;
import java.nio.channels.FileChannel;

/// The door to `dev.vitrine.net` for the server: listening with each system call seen.
///
/// As the JDK's SharedSecrets: [Net] opens it when it is loaded, and nothing becomes public for it.
public abstract class NetAccess {
  private static volatile NetAccess door;

  /// Called once, by [Net].
  protected NetAccess() {}

  /// The door; loads [Net] when it is not there yet.
  public static NetAccess get() {
    NetAccess open = door;
    if (open == null) {
      try {
        MethodHandles.lookup().ensureInitialized(Net.class);
      } catch (IllegalAccessException impossible) {
        throw new AssertionError("Net is public", impossible);
      }
      open = door;
    }
    return open;
  }

  /// Opens the door. For [Net] alone.
  public static void open(NetAccess access) {
    door = access;
  }

  /// [Net#listen(String, String, int)], calling `steps` after each step. A `backlog` of 0 means the
  /// system's own limit.
  public abstract Listener listen(String network, String address, int backlog, ListenSteps steps)
      throws IOException;

  /// Has the operating system copy a stretch of `file` to a socket: as much as it takes at once, and
  /// maybe nothing. Go: `TCPConn.ReadFrom`; sendfile(2).
  ///
  /// @return how many bytes; 0 also when `conn` is none of our own sockets (TLS, a user's own)
  public abstract long transfer(Conn conn, FileChannel file, long position, long count)
      throws IOException;

  /// How many bytes have arrived and were not read; 0 also when `conn` is none of our own sockets.
  public abstract int arrived(Conn conn) throws IOException;

  /// Reads away what has arrived on a socket that is about to be closed, without waiting; nothing
  /// when `conn` is none of our own sockets. Nobody else may be reading.
  public abstract void dropArrived(Conn conn) throws IOException;

  /// What happens while a listening socket is made, in this order, on the calling thread.
  public interface ListenSteps {
    /// socket(2) returned.
    void socketCreated();

    /// bind(2) returned; `address` has the real port.
    void bound(InetSocketAddress address);

    /// listen(2) returned.
    void listening(InetSocketAddress address, int backlog);
  }
}
