package dev.vitrine.internal.access;

import dev.vitrine.http.Context;
import javax.net.ssl.SSLSession;

/// Where a request stands that somebody made: no client, no server that could end.
final class NoConnection implements RequestLink {
  @Override
  public String remoteAddress() {
    return "";
  }

  @Override
  public SSLSession tls() {
    return null;
  }

  @Override
  public Context context() {
    return Context.background();
  }

  @Override
  public boolean threw(Throwable t) {
    return false;
  }

  @Override
  public ServerEnd ending() {
    return _ -> () -> {};
  }

  @Override
  public void log(System.Logger.Level level, String text) {
    SYSTEM.log(level, text);
  }
}
