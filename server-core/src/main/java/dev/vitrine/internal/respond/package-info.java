/// What a handler writes, made into the bytes of a response.
///
/// After `dev.vitrine.internal.route` in the flow of a request; the connection makes a
/// [dev.vitrine.internal.respond.Response] for each request and finishes it when the handler has
/// returned. RFC 9110 sections 6.6, 8 and 15, RFC 9112 sections 4, 6, 7 and 9. Go: `net/http` server.go
/// (`response`, `chunkWriter`, `finishRequest`) and header.go (`writeSubset`).
///
/// Reading order: [dev.vitrine.internal.respond.Response], the way of a write;
/// [dev.vitrine.internal.respond.FramedBody], what waits for its length;
/// [dev.vitrine.internal.respond.ResponseHead] and [dev.vitrine.internal.respond.Reuse], the decisions;
/// [dev.vitrine.internal.respond.ResponseOutput], the bytes.
package dev.vitrine.internal.respond;
