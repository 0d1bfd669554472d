package dev.vitrine.internal.connection;

import dev.vitrine.http.Hijacked;
import dev.vitrine.http.HijackedException;
import dev.vitrine.internal.access.ServerEnd;
import dev.vitrine.internal.respond.ResponseLink;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.time.Instant;

/// The connection as its responses see it.
final class Link implements ResponseLink {
  private final Wire wire;
  private final Connection connection;
  private final ConnectionLife life;
  private final ServerStatus status;
  private volatile Exchange current;

  Link(Wire wire, Connection connection, ConnectionLife life, ServerStatus status) {
    this.wire = wire;
    this.connection = connection;
    this.life = life;
    this.status = status;
  }

  /// The exchange whose response is written now; null between two.
  void current(Exchange exchange) {
    current = exchange;
  }

  /// The client's address.
  String remoteAddress() {
    return life.remoteAddress();
  }

  /// How the server will end.
  ServerEnd ending() {
    return status;
  }

  @Override
  public void write(byte[] b, int off, int len) throws IOException {
    try {
      wire.write(b, off, len);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  @Override
  public long transfer(FileChannel file, long position, long count) throws IOException {
    try {
      return wire.transfer(file, position, count);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private IOException failed(IOException e) {
    connection.writeFailed();
    Exchange exchange = current;
    if (exchange != null) {
      exchange.clientGone(e);
    }
    return e;
  }

  @Override
  public boolean keepAlivesEnabled() {
    return status.keepAlives();
  }

  @Override
  public void cancelContinue() {
    Exchange exchange = current;
    if (exchange != null) {
      exchange.cancelContinue();
    }
  }

  @Override
  public Hijacked hijack() throws IOException {
    Exchange exchange = current;
    if (exchange == null) {
      throw new HijackedException("http: the handler has returned");
    }
    exchange.stopBackgroundRead();
    return connection.hijack();
  }

  @Override
  public void setReadDeadline(Instant when) {
    wire.readLimit().set(when);
  }

  @Override
  public void setWriteDeadline(Instant when) {
    wire.writeLimit().set(when);
  }

  @Override
  public void log(Level level, String text) {
    life.log(level, text);
  }
}
