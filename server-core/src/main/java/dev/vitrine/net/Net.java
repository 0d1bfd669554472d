package dev.vitrine.net;

import dev.vitrine.internal.access.NetAccess;
import java.io.IOException;
import java.nio.channels.FileChannel;

/// Makes listening sockets. Go: `net.Listen`.
public final class Net {
  static {
    NetAccess.open(
        new NetAccess() {
          @Override
          public Listener listen(String network, String address, int backlog, ListenSteps steps)
              throws IOException {
            return Net.listen(network, address, backlog, steps);
          }

          @Override
          public long transfer(Conn conn, FileChannel file, long position, long count)
              throws IOException {
            return conn instanceof TcpConn tcp ? tcp.transfer(file, position, count) : 0;
          }

          @Override
          public int arrived(Conn conn) throws IOException {
            return conn instanceof TcpConn tcp ? tcp.arrived() : 0;
          }

          @Override
          public void dropArrived(Conn conn) throws IOException {
            if (conn instanceof TcpConn tcp) {
              tcp.dropArrived();
            }
          }
        });
  }

  private Net() {}

  /// Listens on `address` with the system's own backlog: the number in
  /// `/proc/sys/net/core/somaxconn`, or 128 where there is none, as Go does.
  ///
  /// @param network "tcp"
  /// @param address `host:port`; an empty host means all addresses (IPv6 and IPv4), an empty or zero
  ///     port any free one, a name such as `http` its well-known one; "" is the same as ":0". An IPv6
  ///     address stands in brackets.
  /// @throws IOException when the address cannot be read, found or used; the message says why
  /// @throws IllegalArgumentException for another network
  public static Listener listen(String network, String address) throws IOException {
    return listen(network, address, 0, null);
  }

  /// Listens on `address`, where at most about `backlog` connections wait to be accepted; the system
  /// may lower the number.
  ///
  /// @throws IllegalArgumentException when `backlog` is not positive
  public static Listener listen(String network, String address, int backlog) throws IOException {
    if (backlog <= 0) {
      throw new IllegalArgumentException("backlog is " + backlog + ": it must be at least 1");
    }
    return listen(network, address, backlog, null);
  }

  private static Listener listen(
      String network, String address, int backlog, NetAccess.ListenSteps steps) throws IOException {
    if (!network.equals("tcp")) {
      throw new IllegalArgumentException("unknown network " + network + ": only tcp is served");
    }
    return TcpListener.open(HostPort.split(address).resolve(), backlog, steps);
  }
}
