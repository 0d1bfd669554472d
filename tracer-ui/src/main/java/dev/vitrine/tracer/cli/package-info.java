/// The command line: each command is a class, and nothing else reads arguments. Only `app` needs a display.
@NullMarked
package dev.vitrine.tracer.cli;

import org.jspecify.annotations.NullMarked;
