/// How a mux finds the handler of a request: [dev.vitrine.tracer.figure.routing.RoutingState] keeps the patterns,
/// the requests and what became of them; [dev.vitrine.tracer.figure.routing.Decided] asks the server's own matcher
/// for the verdict on each pattern; [dev.vitrine.tracer.figure.routing.RoutingLayout] draws the tests from left to
/// right. Nothing here matches a path itself. Go: `net/http` `pattern.go` and `routing_tree.go`.
@NullMarked
package dev.vitrine.tracer.figure.routing;

import org.jspecify.annotations.NullMarked;
