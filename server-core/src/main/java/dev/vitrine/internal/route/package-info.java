/// Finding the handler: patterns in, one decision for each request out.
///
/// Stands between reading a request and answering it. Pure: nothing here knows a socket, an event
/// or a response; `dev.vitrine.http.ServeMux` calls it and tells the tracer. RFC 9110 section 15.5.6
/// (405 and `Allow`) and RFC 3986 section 6.2 (equivalent paths). Go: `net/http` `pattern.go`,
/// `routing_tree.go`, `routing_index.go` and the `ServeMux` part of `server.go`.
///
/// Reading order: [Segment] and [RoutePattern] (what a pattern is), [Relation] (which of two
/// patterns is more specific), [RoutingIndex] and [Conflict] (what may stand beside what),
/// [RoutingNode] and [RoutingTree] (finding the one that matches), [Routes] (the whole decision),
/// [Reasons] and [Explanation] (why).
///
/// Texts: a pattern is text as its author wrote it. Hosts and paths of requests are ISO-8859-1, one
/// char a byte, and so are the literals of a pattern, so that two bytes that are no UTF-8 are never
/// taken for each other. Path values are text again.
package dev.vitrine.internal.route;
