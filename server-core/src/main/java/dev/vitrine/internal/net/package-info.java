/// What every connection around another connection has in common. Go: a struct that embeds a
/// `net.Conn`.
package dev.vitrine.internal.net;
