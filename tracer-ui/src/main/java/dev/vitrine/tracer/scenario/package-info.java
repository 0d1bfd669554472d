/// Ready-made runs: a server's set-up and what clients do to it, as data that the app, the command line, the
/// book and the tests all run. What happens is never acted: it is a real server on a loopback socket.
@NullMarked
package dev.vitrine.tracer.scenario;

import org.jspecify.annotations.NullMarked;
