package dev.vitrine.tracer.figure.conversation;

import java.util.Optional;

/// What a person selected: a part of a message, or a step and with it all the parts that it read or wrote. It is a
/// frame, and not the cursor.
///
/// @param part the id of the part's mark; "" when a step was selected
/// @param seq the step; 0 when nothing is selected or no step belongs to the part
record Selection(String part, long seq) {
  static final String REQUEST = "part:request:";
  static final String RESPONSE = "part:response:";
  static final String STEP = "step:";

  static final Selection NONE = new Selection("", 0);

  static Selection of(Optional<String> markId, Turned turned) {
    String id = markId.orElse("");
    if (id.startsWith(STEP)) {
      return new Selection("", Long.parseLong(id.substring(STEP.length())));
    }
    return part(id, turned)
        .map(part ->
            new Selection(
                id, id.startsWith(REQUEST) ? turned.readBy(part) : turned.writtenBy(part)))
        .orElse(NONE);
  }

  /// The part of a message that a mark shows.
  static Optional<Part> part(String id, Turned turned) {
    boolean request = id.startsWith(REQUEST);
    if (!request && !id.startsWith(RESPONSE)) {
      return Optional.empty();
    }
    Message message = request ? turned.request() : turned.response();
    int number = Integer.parseInt(id.substring(id.lastIndexOf(':') + 1));
    return number < message.parts().size()
        ? Optional.of(message.parts().get(number))
        : Optional.empty();
  }

  boolean holds(String id, long step) {
    return part.isEmpty() ? seq != 0 && seq == step : part.equals(id);
  }
}
