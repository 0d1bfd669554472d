package dev.vitrine.tracer.trace;

import java.util.BitSet;

/// Which entries are sought, by what a store finds without reading them whole: connection, request, kind of
/// event. Immutable.
///
/// @param connection the connection's number; [#ANY] for all, 0 for the server's own steps
/// @param request the request's number on its connection; [#ANY] for all
/// @param without numbers of [EventKinds] that are not sought; nobody changes it any more
public record Sought(long connection, long request, BitSet without) {
  /// Whatever number it is.
  public static final long ANY = -1;

  /// Every entry.
  public static final Sought ALL = new Sought(ANY, ANY, new BitSet());

  /// Every entry of a connection; of all for [#ANY].
  public static Sought connection(long number) {
    return new Sought(number, ANY, new BitSet());
  }

  /// The same, but for those of some kinds.
  public Sought without(BitSet numbers) {
    return new Sought(connection, request, (BitSet) numbers.clone());
  }

  /// The same of one request; of all for [#ANY].
  public Sought request(long number) {
    return new Sought(connection, number, without);
  }

  /// Whether an entry is one of those.
  public boolean matches(Entry entry) {
    return caller(entry.connectionId(), entry.requestNo()) && kind(EventKinds.of(entry));
  }

  boolean caller(long ofConnection, long ofRequest) {
    return (connection == ANY || connection == ofConnection)
        && (request == ANY || request == ofRequest);
  }

  boolean kind(int number) {
    return !without.get(number);
  }
}
