/// The book: its chapters as they travel with the app, where each step is explained in them, and the recordings that
/// their figures are drawn from.
@NullMarked
package dev.vitrine.tracer.book;

import org.jspecify.annotations.NullMarked;
