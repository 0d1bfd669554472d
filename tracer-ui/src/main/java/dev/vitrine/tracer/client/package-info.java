/// Clients that the app sends to a server: real sockets, with requests that are polite or not.
///
/// [Request] says which bytes go out and when; [Outgoing] is the polite kind, [RawRequest] the other.
/// [Client] sends one and waits for the answer, however long a held server takes. Knows no window.
@NullMarked
package dev.vitrine.tracer.client;

import org.jspecify.annotations.NullMarked;
