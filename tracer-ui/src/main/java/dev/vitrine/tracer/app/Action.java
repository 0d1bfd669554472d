package dev.vitrine.tracer.app;

import java.util.List;
import java.util.Locale;

/// What a person can ask of the window, in words: menus, keys, tooltips, the keys card and the palette are all made of these.
/// [ActionTable] has them all, [Actions] knows what each does.
///
/// @param id stays the same; tests and remembered things name it
/// @param section its place in the menus
/// @param name in menus and the palette; a name that ends with `…` asks for more before anything happens
/// @param explained one sentence without its end, for tooltips
/// @param strokes its keys; the first is the one that is shown
record Action(String id, Section section, String name, String explained, List<Stroke> strokes) {
  Action {
    strokes = List.copyOf(strokes);
  }

  /// Where actions stand: the order here is that of the menus. A line parts the sections of one menu.
  enum Section {
    FILES("File"),
    SERVER("File"),
    APP("File"),
    LOOK("View"),
    PANES("View"),
    TABS("View"),
    STAGES("View", "Steps that are shown"),
    PLAY("Run"),
    STEPS("Run"),
    HOLD("Run"),
    REQUESTS("Run"),
    FIGURES("Figure"),
    FIGURE("Figure"),
    HELP("Help");

    static final List<Section> ALL = List.of(values());

    private final String menu;
    private final String submenu;

    Section(String menu) {
      this(menu, "");
    }

    Section(String menu, String submenu) {
      this.menu = menu;
      this.submenu = submenu;
    }

    String menu() {
      return menu;
    }

    /// The menu inside the menu that holds the section; "" for none.
    String submenu() {
      return submenu;
    }
  }

  /// Its keys as they are read: `Ctrl Shift L`.
  String keys() {
    return strokes.isEmpty() ? "" : strokes.getFirst().text();
  }

  String tooltip() {
    return explained + "  (" + keys() + ")";
  }

  /// What the menu item is looked up by.
  String menuId() {
    return "menu-" + id.toLowerCase(Locale.ROOT);
  }
}
