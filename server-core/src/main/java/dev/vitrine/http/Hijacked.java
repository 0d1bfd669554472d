package dev.vitrine.http;

import dev.vitrine.net.Conn;

/// A connection that a handler took over from the server, to speak another protocol for example (RFC
/// 9110 section 7.8). Go: the results of `Hijacker.Hijack`.
///
/// @param conn the connection, without deadlines; whoever holds it closes it
/// @param buffered bytes that the server had read past the request; they come before what `conn`
///     will read, and are not read from it again
public record Hijacked(Conn conn, byte[] buffered) {}
