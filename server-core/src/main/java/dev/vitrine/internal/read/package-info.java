/// Bytes become a request: request line, fields, the framing of the body, and the body as a handler
/// reads it. Third in the flow, between the connection that owns the socket and the mux that looks at
/// the request.
///
/// RFC 9112 sections 2, 3, 5, 6 and 7. Go: `(*conn).readRequest` in `server.go`, `readRequest` in
/// `request.go`, `transfer.go`, `internal/chunked.go` and `net/textproto/reader.go`. What Go lets
/// through is let through, what it refuses is refused with the same status; `docs/differences.md`
/// has the exceptions.
///
/// Reading order: [ReadBuffer] (bytes), [HeadLines] (lines), [RequestReader] (the whole of a head)
/// with [RequestLine], [FieldLines], [HostField] and [BodyLength]; then [RequestBody] over
/// [LengthBody] or [ChunkedBody]. Why a request is refused stands in one table, [Refused].
package dev.vitrine.internal.read;
