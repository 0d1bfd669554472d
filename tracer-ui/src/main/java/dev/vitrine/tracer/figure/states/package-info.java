/// The states of connections, as the machine that the server's own table describes:
/// [dev.vitrine.tracer.figure.states.StatesState] counts and remembers,
/// [dev.vitrine.tracer.figure.states.StatesLayout] draws each way that `ConnState.successors` allows. Go: the
/// documentation of `http.ConnState`.
@NullMarked
package dev.vitrine.tracer.figure.states;

import org.jspecify.annotations.NullMarked;
