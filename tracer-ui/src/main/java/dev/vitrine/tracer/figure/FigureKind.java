package dev.vitrine.tracer.figure;

import dev.vitrine.tracer.figure.FigureOptions.Across;
import dev.vitrine.tracer.figure.FigureOptions.Span;
import dev.vitrine.tracer.trace.Entry;
import java.util.Optional;

/// One kind of figure: what it knows after each step of a trace, and how that looks. Both are pure: the same
/// entries give the same state, the same state and options the same picture.
///
/// @param <S> the state. Immutable, and states share what did not change, so that many can be kept
public interface FigureKind<S> {
  /// Short and stable, in small letters, for command lines and file names: `workflow`.
  String id();

  /// On the segment that chooses it: `Work flow`.
  String title();

  /// The question that it answers, in a few words after the title: `from the listening socket to the response`.
  String answers();

  /// Whether [FigureOptions#names] changes any of its words.
  default boolean hasNames() {
    return false;
  }

  /// What width had best stand for at a state, unless a person chose; empty where it stands for nothing.
  default Optional<Across> across(S state) {
    return Optional.empty();
  }

  /// The state before the first entry.
  S empty();

  /// The state after one more entry.
  S apply(S state, Entry entry);

  /// The picture of a state.
  Figure figure(S state, FigureOptions options);

  /// What stands beside the title while a state is shown: `Figure 3.9 · 2 clients`.
  String subtitle(S state);

  /// What the picture marks as happening now. As long as it is equal, entries are one step of this figure.
  Object now(S state);

  /// The options with places reserved for all that a whole trace has, whose last state is `end`: pictures made with them
  /// can stand where one another stood. For pages and for `--animated`.
  default FigureOptions reserving(FigureOptions options, S end) {
    return options;
  }

  /// What a press on a mark chooses; empty for a mark that is not for pressing.
  default Optional<Pick> pick(S state, String markId) {
    return Optional.empty();
  }

  /// Where width stands for something: the part of the run that is shown after zooming about a place.
  ///
  /// @param x the place, in figure units
  /// @param factor above 1 to see less and larger
  /// @return empty where a zoom magnifies the picture as it is
  default Optional<Span> zoomed(S state, FigureOptions options, double x, double factor) {
    return Optional.empty();
  }

  /// Where width stands for something: the part of the run that is shown after dragging the picture to the right by `dx` figure units.
  default Optional<Span> dragged(S state, FigureOptions options, double dx) {
    return Optional.empty();
  }

  /// What a person chose by pressing a mark.
  ///
  /// @param part the id of the mark that is selected from now on, for [FigureOptions#part]; empty when
  ///     nothing of the picture itself is selected
  /// @param connection the connection that is followed from now on; 0 to leave that as it is
  /// @param seq the step that the mark tells of, whose code is shown without moving the cursor; 0 for none
  record Pick(Optional<String> part, long connection, long seq) {
    public static Pick connection(long number) {
      return new Pick(Optional.empty(), number, 0);
    }

    public static Pick part(String markId, long seq) {
      return new Pick(Optional.of(markId), 0, seq);
    }
  }
}
