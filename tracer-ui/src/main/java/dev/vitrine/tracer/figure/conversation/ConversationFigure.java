package dev.vitrine.tracer.figure.conversation;

import dev.vitrine.tracer.figure.Figure;
import dev.vitrine.tracer.figure.FigureKind;
import dev.vitrine.tracer.figure.FigureOptions;
import dev.vitrine.tracer.figure.conversation.Talk.Turn;
import dev.vitrine.tracer.trace.Entry;
import java.util.Optional;

/// The bytes of a connection both ways, request beside response, each part with the step that read it.
public final class ConversationFigure implements FigureKind<ConversationState> {
  @Override
  public String id() {
    return "conversation";
  }

  @Override
  public String title() {
    return "Conversation";
  }

  @Override
  public String answers() {
    return "which bytes went both ways, and what read them";
  }

  @Override
  public ConversationState empty() {
    return ConversationState.EMPTY;
  }

  @Override
  public ConversationState apply(ConversationState state, Entry entry) {
    return state.apply(entry);
  }

  @Override
  public Figure figure(ConversationState state, FigureOptions options) {
    return ConversationLayout.figure(state, options);
  }

  @Override
  public String subtitle(ConversationState state) {
    return state
        .shown(0)
        .map(talk ->
            "connection "
                + talk.id()
                + (talk.turns().isEmpty() || talk.hasBytes()
                    ? " · bytes both ways"
                    : " · no bytes in this trace"))
        .orElse("bytes both ways");
  }

  @Override
  public Object now(ConversationState state) {
    return state.now();
  }

  /// A part of a message or a step is selected, and the code of the step is shown.
  @Override
  public Optional<Pick> pick(ConversationState state, String markId) {
    Optional<Turned> turned = turned(state, 0);
    if (markId.startsWith(Selection.STEP)) {
      return Optional.of(
          Pick.part(markId, Long.parseLong(markId.substring(Selection.STEP.length()))));
    }
    return turned
        .filter(t -> Selection.part(markId, t).isPresent())
        .map(t -> Pick.part(markId, Selection.of(Optional.of(markId), t).seq()));
  }

  private static Optional<Turned> turned(ConversationState state, long connection) {
    return state
        .shown(connection)
        .filter(talk -> !talk.turns().isEmpty())
        .map(talk -> Turned.of(talk, turn(talk)));
  }

  private static Turn turn(Talk talk) {
    return talk.turns().get(0);
  }

  /// The bytes that a selection frames, or, when none is, those of the latest request.
  public Optional<Framed> framed(ConversationState state, long connection, Optional<String> part) {
    return state
        .shown(connection)
        .filter(Talk::hasBytes)
        .flatMap(talk ->
            turned(state, talk.id())
                .map(t -> {
                  Selection selection = Selection.of(part, t);
                  return Framed.of(talk, t, selection);
                }));
  }
}
