package dev.vitrine.internal.access;

import dev.vitrine.http.Header;
import dev.vitrine.http.Url;
import java.util.List;

/// What the read stage learnt about a request before its body; all of it final.
///
/// @param method a token, as it was sent
/// @param target the request target, as it was sent
/// @param url the target, taken apart
/// @param proto "HTTP/1.1"
/// @param header without `Host`; `Transfer-Encoding` and a chunked body's `Trailer` are taken out too
/// @param host the `Host` field, or the host of an absolute target
/// @param contentLength of the body in bytes, -1 when unknown
/// @param transferEncoding "chunked", or nothing
/// @param trailer the announced names, with empty lists until the body is read; null where the body
///     can have none
/// @param close whether the client asked to close the connection afterwards
public record RequestHead(
    String method,
    String target,
    Url url,
    String proto,
    int protoMajor,
    int protoMinor,
    Header header,
    String host,
    long contentLength,
    List<String> transferEncoding,
    Header trailer,
    boolean close) {}
