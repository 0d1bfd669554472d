/// What it takes to put a server on a stage: time that moves on when it is told to, and a certificate made
/// on the spot. For the scenarios of the tracer, to which alone this package is exported; nothing of the
/// server's own depends on it.
package dev.vitrine.internal.staging;
