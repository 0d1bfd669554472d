package dev.vitrine.tracer.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ActionTableTest {
  @Test
  void everyActionHasANameAKeyATooltipAndAPlaceInAMenu() {
    Set<String> ids = new HashSet<>();
    Set<String> names = new HashSet<>();
    for (Action action : ActionTable.ALL) {
      assertTrue(ids.add(action.id()), action.id());
      assertTrue(names.add(action.name()), action.name());
      assertFalse(action.strokes().isEmpty(), action.name());
      assertFalse(action.keys().isBlank(), action.name());
      assertFalse(action.explained().isBlank(), action.name());
      assertFalse(action.explained().endsWith("."), action.explained());
      assertTrue(action.tooltip().endsWith("(" + action.keys() + ")"), action.tooltip());
      assertFalse(action.section().menu().isBlank(), action.name());
    }
    assertTrue(ids.size() > 40, "all are listed");
  }

  @Test
  void noKeyAsksForTwoActions() {
    Map<Stroke, Action> taken = new HashMap<>();
    for (Action action : ActionTable.ALL) {
      for (Stroke stroke : action.strokes()) {
        Action other = taken.put(stroke, action);
        assertNull(other, stroke.text() + ": " + action.name());
      }
    }
  }

  @Test
  void aFieldKeepsTheKeysThatMeanSomethingInIt() {
    for (Action action : ActionTable.ALL) {
      for (Stroke stroke : action.strokes()) {
        boolean plain = !stroke.shortcut() && !stroke.code().isFunctionKey();
        assertEquals(
            !plain && !action.equals(ActionTable.COPY), stroke.passesText(), stroke.text());
      }
    }
  }
}
