/// The bytes of one connection both ways: [dev.vitrine.tracer.figure.conversation.ConversationState] keeps what came
/// and went with the steps that read it, [dev.vitrine.tracer.figure.conversation.MessageReader] marks the parts of a
/// message in its bytes, [dev.vitrine.tracer.figure.conversation.ConversationLayout] sets request and response side by
/// side. RFC 9112 sections 2 to 7.
@NullMarked
package dev.vitrine.tracer.figure.conversation;

import org.jspecify.annotations.NullMarked;
