package dev.vitrine.tracer.figure.lanes;

import dev.vitrine.tracer.figure.Box;
import dev.vitrine.tracer.figure.FigureOptions;
import dev.vitrine.tracer.figure.FigureOptions.Across;
import dev.vitrine.tracer.figure.Sheet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.pcollections.TreePMap;

/// What the painters of one picture share: which lanes are drawn and where, the scale, and the sheet that they
/// paint on. Only what is in sight is looked at, however many connections there are.
final class Frame {
  /// Where the lanes' names end and time begins.
  static final double NAMES = 176;

  static final double HEAD = 44;
  static final double PITCH = 76;
  static final double FOOT = 44;
  static final double TEXT = 13;

  private static final double NARROWEST = 640;
  private static final double PAGE = 740;
  private static final int MOST_LANES = 40;

  final LanesState state;
  final FigureOptions options;
  final double width;
  final double height;

  /// The connections that have a lane, in the order of acceptance.
  final List<Lane> shown;

  /// How many have none.
  final long hidden;

  final LaneScale scale;

  /// What must not be run through by a line: words and bars, as far as they are painted.
  final List<Box> obstacles = new ArrayList<>();

  final Sheet sheet = new Sheet(1);

  Frame(LanesState state, FigureOptions options) {
    this.state = state;
    this.options = options;
    boolean window = options.inWindow();
    this.width = window ? Math.max(NARROWEST, Math.floor(options.width())) : PAGE;
    double room = window ? options.height() : HEAD + FOOT + PITCH * (options.rows() + 1);
    int places = (int) Math.clamp((room - HEAD - FOOT) / PITCH, 3, MOST_LANES) - 1;
    boolean all = state.connections() <= places;
    this.shown = shown(all ? places : places - 1);
    this.hidden = (long) state.connections() - shown.size();
    this.height = Math.max(Math.floor(room), HEAD + FOOT + PITCH * (places + 1));
    double right = width - 12;
    this.scale =
        options
            .span()
            .map(s -> LaneScale.of(options.across(), s, NAMES, right))
            .orElseGet(() -> fitting(right));
  }

  /// The chosen connection, then the latest that live, then the latest that have ended.
  private List<Lane> shown(int places) {
    List<Lane> all = new ArrayList<>();
    state.find(options.connection()).ifPresent(all::add);
    latest(state.living(), places, all);
    latest(state.ended(), places, all);
    all.sort(Comparator.comparingLong(Lane::id));
    return all;
  }

  private static void latest(TreePMap<Long, Lane> lanes, int places, List<Lane> all) {
    for (Lane lane : lanes.descendingMap().values()) {
      if (all.size() >= places) {
        return;
      }
      if (!all.contains(lane)) {
        all.add(lane);
      }
    }
  }

  private LaneScale fitting(double right) {
    return options.across() == Across.TIME
        ? LaneScale.ofTime(whole(), state.nanos(), state.quiet(), NAMES, right)
        : LaneScale.ofSteps(whole(), now(), NAMES, right);
  }

  /// The end of what has happened, on the scale: the latest step has its width too.
  long now() {
    return options.across() == Across.TIME ? state.nanos() : state.latest().step() + 1;
  }

  private long unit(Moment moment) {
    return LaneScale.unit(options.across(), moment);
  }

  /// Since when nothing of the lanes in sight was left out. With lanes out of sight, since those in sight began: a round
  /// time, that stays for a while.
  private long whole() {
    long from = state.accept().map(l -> unit(l.whole())).orElse(now());
    long begun = now();
    for (Lane lane : shown) {
      boolean cut = lane.whole().step() > lane.begun().step();
      from = cut ? Math.max(from, unit(lane.whole())) : from;
      begun = Math.min(begun, unit(lane.begun()));
    }
    if (hidden > 0 && begun > from) {
      long step = Math.max(1, Long.highestOneBit(Math.max(1, now() - begun)) / 2);
      from = Math.max(from, Math.floorDiv(begun, step) * step);
    }
    return Math.min(from, now());
  }

  /// The middle of a lane; 0 is the accept loop's.
  double middle(int lane) {
    return HEAD + PITCH * lane + PITCH / 2;
  }

  /// Under the last lane.
  double bottom() {
    return HEAD + PITCH * (shown.size() + 1 + (hidden > 0 ? 1 : 0));
  }

  /// The place of what is now; the end of the scale when it lies further right.
  double playhead() {
    return Math.min(scale.x(now()), right());
  }

  double right() {
    return width - 12;
  }

  boolean inSight(double x) {
    return x >= NAMES && x <= right() + 0.5;
  }

  Optional<Lane> lane(int row) {
    return row == 0 ? state.accept() : Optional.of(shown.get(row - 1));
  }
}
