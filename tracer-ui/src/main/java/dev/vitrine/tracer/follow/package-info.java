/// Runs of other processes, followed while they go on: over Server-Sent Events, or from a file that is still
/// being written. Each fills a [dev.vitrine.tracer.trace.TraceStore]; nothing here can hold the server.
@NullMarked
package dev.vitrine.tracer.follow;

import org.jspecify.annotations.NullMarked;
