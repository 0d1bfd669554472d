package dev.vitrine.internal.access;

import dev.vitrine.http.Context;
import javax.net.ssl.SSLSession;

/// What a request needs of the connection that it came over. The connection implements it; a request
/// that came over none has [#NONE].
public interface RequestLink extends LogSink {
  /// The link of a request that came over no connection.
  RequestLink NONE = new NoConnection();

  /// The client's address, "" without a connection.
  String remoteAddress();

  /// Null on a plain connection.
  SSLSession tls();

  /// Makes or finds the context of the request. Any thread.
  Context context();

  /// Whether an exception came from the connection, by way of the response or the body: a handler
  /// that lets it escape has not panicked.
  boolean threw(Throwable t);

  /// How the request's server will end.
  ServerEnd ending();
}
