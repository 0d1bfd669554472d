package dev.vitrine.tracer.figure.conversation;

import java.util.List;

/// One message in its parts.
///
/// @param length its bytes so far
/// @param whole whether its end is there
record Message(List<Part> parts, long length, boolean whole) {}
