/// The socket side: listening sockets and the connections that they accept. Go: package `net`.
///
/// First in the flow of a request: [dev.vitrine.net.Net] makes a [dev.vitrine.net.Listener], whose
/// `accept` hands out a [dev.vitrine.net.Conn] for each client. Knows nothing of HTTP.
package dev.vitrine.net;
