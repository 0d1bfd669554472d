package dev.vitrine.net;

import dev.vitrine.internal.access.NetAccess;
import dev.vitrine.internal.text.Addresses;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/// A listening TCP socket: socket(2), bind(2) and listen(2), then accept(2) for each client.
///
/// Go: `net.TCPListener`. Differs: `ServerSocketChannel.bind` is both bind and listen, so the two
/// steps are reported one after the other although the system took them in one Java call.
final class TcpListener implements Listener {
  /// Where Go finds no `somaxconn`: `syscall.SOMAXCONN`.
  private static final int DEFAULT_BACKLOG = 128;

  private final ServerSocketChannel channel;
  private final InetSocketAddress address;
  private boolean accepted; // whether one was, before

  private TcpListener(ServerSocketChannel channel, InetSocketAddress address) {
    this.channel = channel;
    this.address = address;
  }

  // @start region="listen"
  static TcpListener open(InetSocketAddress wanted, int backlog, NetAccess.ListenSteps steps)
      throws IOException {
    int queue = backlog > 0 ? backlog : systemBacklog();
    ServerSocketChannel channel = ServerSocketChannel.open(); // socket(2)
    try {
      if (steps != null) {
        steps.socketCreated();
      }
      channel.bind(wanted, queue); // bind(2), then listen(2)
      InetSocketAddress address = (InetSocketAddress) channel.getLocalAddress();
      if (steps != null) {
        steps.bound(address);
        steps.listening(address, queue);
      }
      AcceptErrors.load();
      return new TcpListener(channel, address);
    } catch (BindException e) {
      channel.close();
      throw refused(wanted, e);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  // @end region="listen"

  /// Go's wording, `listen tcp 127.0.0.1:80: bind: permission denied`, around the system's own.
  private static BindException refused(InetSocketAddress wanted, BindException e) {
    BindException told =
        new BindException("listen tcp " + Addresses.text(wanted) + ": bind: " + e.getMessage());
    told.initCause(e);
    return told;
  }

  static int systemBacklog() {
    // One read: the kernel gives such a file whole to the first read and nothing to a second, so
    // that reading it a byte at first, as Files.readString does, leaves one digit.
    try (InputStream file = new FileInputStream("/proc/sys/net/core/somaxconn")) {
      byte[] digits = new byte[32];
      int length = file.read(digits);
      String text = new String(digits, 0, Math.max(0, length), StandardCharsets.US_ASCII);
      int number = Integer.parseInt(text.strip());
      return number > 0 ? number : DEFAULT_BACKLOG;
    } catch (IOException | NumberFormatException e) {
      return DEFAULT_BACKLOG; // not Linux, or no /proc
    }
  }

  @Override
  public Conn accept() throws IOException {
    while (true) {
      SocketChannel client;
      try {
        client = channel.accept();
      } catch (IOException e) {
        if (AcceptErrors.clientGone(e)) {
          continue; // it hung up while it waited in the queue; the next may be there (Go too)
        }
        throw AcceptErrors.told(e);
      }
      try {
        if (accepted) {
          AcceptErrors.awaitLoaded();
        }
        accepted = true;
        client.setOption(StandardSocketOptions.TCP_NODELAY, true);
        KeepAliveProbes.enable(client);
        return new TcpConn(client);
      } catch (SocketException e) {
        client.close(); // reset before it was served: an option cannot be set any more
      }
    }
  }

  @Override
  public InetSocketAddress address() {
    return address;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  @Override
  public String toString() {
    return "tcp " + Addresses.text(address);
  }
}
