package dev.vitrine.net;

import java.io.IOException;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import jdk.net.ExtendedSocketOptions;

/// TCP keep-alive as Go sets it on each accepted connection: the first probe after 15 s of silence,
/// then one each 15 s. Go: `net.ListenConfig.KeepAlive`, `net.KeepAliveConfig`.
final class KeepAliveProbes {
  private static final int SECONDS = 15;

  /// Go's default number of unanswered probes.
  private static final int COUNT = 9;

  private static volatile boolean tunable = true;

  private KeepAliveProbes() {}

  static void enable(SocketChannel channel) throws IOException {
    channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
    if (tunable) {
      tunable =
          set(channel, ExtendedSocketOptions.TCP_KEEPIDLE, SECONDS)
              && set(channel, ExtendedSocketOptions.TCP_KEEPINTERVAL, SECONDS)
              && set(channel, ExtendedSocketOptions.TCP_KEEPCOUNT, COUNT);
    }
  }

  private static boolean set(SocketChannel channel, SocketOption<Integer> option, int value)
      throws IOException {
    try {
      channel.setOption(option, value);
      return true;
    } catch (UnsupportedOperationException e) {
      return false; // this system has no such option: its own times hold
    }
  }
}
