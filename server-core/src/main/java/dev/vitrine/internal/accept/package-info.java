/// Second in the flow: the accept loop, which turns each client that connects into a connection with
/// a virtual thread of its own.
///
/// Read [dev.vitrine.internal.accept.AcceptLoop] first, then
/// [dev.vitrine.internal.accept.AcceptBackoff]. Go: `(*Server).Serve` in `server.go`. Next stage:
/// [dev.vitrine.internal.connection].
package dev.vitrine.internal.accept;
