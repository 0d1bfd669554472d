package dev.vitrine.http;

import dev.vitrine.internal.access.RequestLink;
import dev.vitrine.internal.access.ServerEnd;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import javax.net.ssl.SSLSession;

/// A connection for a request of a test: it remembers what is logged, and says which exceptions came
/// from it.
final class FakeLink implements RequestLink {
  final List<String> lines = new ArrayList<>();
  private final Predicate<Throwable> threw;

  FakeLink(Predicate<Throwable> threw) {
    this.threw = threw;
  }

  @Override
  public String remoteAddress() {
    return "client";
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
    return threw.test(t);
  }

  @Override
  public ServerEnd ending() {
    return NONE.ending();
  }

  @Override
  public synchronized void log(System.Logger.Level level, String text) {
    lines.add(text);
  }
}
