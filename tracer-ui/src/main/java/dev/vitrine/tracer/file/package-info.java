/// Files as the window and the commands write them: whole or not at all, and what went wrong in a sentence.
@NullMarked
package dev.vitrine.tracer.file;

import org.jspecify.annotations.NullMarked;
