package dev.vitrine.tracer.figure.detailed;

import java.util.Optional;

/// The panel of `ListenAndServe`. Immutable.
///
/// @param asked whether the program asked to serve
/// @param address what is listened on, before that what was asked for; "" when not known
/// @param listening whether clients may connect
/// @param fault why listening failed
/// @param closed whether the listening socket is closed again
record ListenView(
    boolean asked, String address, boolean listening, Optional<String> fault, boolean closed) {
  static final ListenView START = new ListenView(false, "", false, Optional.empty(), false);

  ListenView askedFor(String newAddress) {
    return new ListenView(true, newAddress, listening, fault, closed);
  }

  ListenView on(String newAddress) {
    return new ListenView(asked, newAddress, true, Optional.empty(), closed);
  }

  ListenView failed(String error) {
    return new ListenView(asked, address, listening, Optional.of(error), closed);
  }

  ListenView ended() {
    return new ListenView(asked, address, listening, fault, true);
  }
}
