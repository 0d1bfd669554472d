/// What each step means, in words: one line for the table, some sentences for the inspector, the values, and
/// the function of Go's server that does the same. Everything is made from the record's own values.
@NullMarked
package dev.vitrine.tracer.explain;

import org.jspecify.annotations.NullMarked;
