package dev.vitrine.internal.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.vitrine.http.ConnState;
import dev.vitrine.internal.emit.ManualClock;
import java.util.List;
import org.junit.jupiter.api.Test;

final class StateCellTest {
  private final ManualClock clock = new ManualClock();

  private StateCell in(ConnState state) {
    List<ConnState> way =
        switch (state) {
          case NEW -> List.of(ConnState.NEW);
          case IDLE -> List.of(ConnState.NEW, ConnState.ACTIVE, ConnState.IDLE);
          default -> List.of(ConnState.NEW, ConnState.ACTIVE, state);
        };
    StateCell cell = new StateCell();
    for (ConnState next : way) {
      if (cell.state() != next) {
        cell.enter(next, clock);
      }
    }
    return cell;
  }

  @Test
  void goesNoOtherWayThanTheTable() {
    for (ConnState from : ConnState.values()) {
      for (ConnState to : ConnState.values()) {
        StateCell cell = in(from);
        if (from.successors().contains(to)) {
          assertEquals(from, cell.enter(to, clock));
          assertEquals(to, cell.state());
        } else {
          assertThrows(
              IllegalStateException.class, () -> cell.enter(to, clock), from + " to " + to);
        }
      }
    }
  }

  @Test
  void beginsAsNewAndKnowsSinceWhen() {
    StateCell cell = new StateCell();
    assertThrows(IllegalStateException.class, () -> cell.enter(ConnState.ACTIVE, clock));
    clock.advance(7);
    assertNull(cell.enter(ConnState.NEW, clock));
    clock.advance(1);
    cell.enter(ConnState.ACTIVE, clock);
    assertEquals(7, cell.newSince());
  }
}
