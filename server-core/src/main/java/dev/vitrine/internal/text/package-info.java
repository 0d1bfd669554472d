/// The words of HTTP that every stage shares: field names, dates, status texts, content types.
///
/// Pure functions of bytes and text; nothing here knows a connection, a request or an event. RFC
/// 9110 sections 5 (fields), 5.6.7 (dates) and 15 (status codes); WHATWG MIME Sniffing. Go:
/// `net/textproto/reader.go`, `net/http/status.go`, `net/http/sniff.go`, `time/format.go`.
/// Reading order: [Tokens], [HeaderNames], [HttpTime], [Sniff].
package dev.vitrine.internal.text;
