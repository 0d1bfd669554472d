package dev.vitrine.tracer.app;

import dev.vitrine.tracer.app.Action.Section;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;

/// The menus: every action has its place here.
final class Menus {
  private Menus() {}

  /// @param beside what else stands at the end of a section, as choices that are no actions of their own
  static MenuBar bar(Actions actions, Map<Section, List<? extends MenuItem>> beside) {
    Map<String, Menu> menus = new LinkedHashMap<>();
    for (Section section : Section.ALL) {
      Menu menu = menus.computeIfAbsent(section.menu(), title -> new Menu(title));
      if (!menu.getItems().isEmpty()) {
        menu.getItems().add(new SeparatorMenuItem());
      }
      Menu target = menu;
      if (!section.submenu().isEmpty()) {
        target = new Menu(section.submenu());
        menu.getItems().add(target);
      }
      for (Action action : ActionTable.ALL) {
        if (action.section() == section) {
          target.getItems().add(item(action, actions));
        }
      }
      target.getItems().addAll(beside.getOrDefault(section, List.of()));
    }
    MenuBar bar = new MenuBar(menus.values().toArray(new Menu[0]));
    bar.setId("menus");
    bar.setMinWidth(Region.USE_PREF_SIZE);
    return bar;
  }

  private static MenuItem item(Action action, Actions actions) {
    var on = actions.on(action);
    MenuItem item;
    if (on == null) {
      item = new MenuItem(action.name());
    } else {
      CheckMenuItem check = new CheckMenuItem(action.name());
      on.subscribe(now -> check.setSelected(now));
      item = check;
    }
    item.setId(action.menuId());
    item.setAccelerator(new ShownKey(action.keys()));
    item.setMnemonicParsing(false);
    actions.enabled(action).subscribe(enabled -> item.setDisable(!enabled));
    item.setOnAction(_ -> actions.run(action));
    return item;
  }

  /// A key that stands beside a menu item and does nothing there: [Keys] alone turns keys into actions, since it knows who
  /// is typing.
  private static final class ShownKey extends KeyCombination {
    private final String text;

    ShownKey(String text) {
      this.text = text;
    }

    @Override
    public boolean match(KeyEvent event) {
      return false;
    }

    @Override
    public String getDisplayText() {
      return text;
    }

    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(this);
    }
  }
}
