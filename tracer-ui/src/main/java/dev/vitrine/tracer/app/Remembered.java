package dev.vitrine.tracer.app;

import dev.vitrine.tracer.figure.FigureKind;
import dev.vitrine.tracer.figure.FigureOptions.Names;
import dev.vitrine.tracer.figure.Theme;
import dev.vitrine.tracer.figures.Figures;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.Property;

/// What of the window is remembered from one start to the next, under which name, and how it is written. What the file says and
/// nobody here understands counts as not said.
final class Remembered {
  private final PreferenceFile file;
  private final Map<String, Supplier<Object>> kept = new LinkedHashMap<>();
  private boolean restored;

  Remembered(PreferenceFile file) {
    this.file = file;
  }

  /// Sets everything as the file says, and from then on keeps the file as everything is.
  void restore(Settings settings, Session session, FigureModel model, RecentFiles recent) {
    choice("theme", settings.themeProperty(), List.of(Theme.LIGHT, Theme.DARK), Theme::name);
    choice("motion", settings.motionProperty(), Motion.ALL, Remembered::word);
    flag("leftPane", settings.leftPaneOpenProperty());
    number("leftWidth", settings.leftWidthProperty(), MainWindow.LEFT_ROOM);
    number("rightWidth", settings.rightWidthProperty(), MainWindow.RIGHT_ROOM);
    number("tableHeight", settings.tableHeightProperty(), MainWindow.TABLE_ROOM);
    choice("figure", model.kindProperty(), Figures.all(), FigureKind::id);
    choice("names", model.namesProperty(), Names.ALL, Remembered::word);
    choice("speed", session.speedProperty(), Speed.ALL, Remembered::word);
    choice("step", session.granularityProperty(), Granularity.ALL, Remembered::word);
    flag("othersRun", session.othersRunProperty());
    keep(
        "recent",
        recent::asText,
        said -> {
          if (said instanceof List<?> list) {
            recent.restore(list);
          }
        });
    recent.list().subscribe(this::changed);
    restored = true;
  }

  /// Remembers something that changes too often to be written each time, as where the window is.
  void remember(Map<String, Object> now) {
    file.remember(now);
  }

  private <T> void choice(
      String key,
      Property<T> property,
      List<? extends T> all,
      java.util.function.Function<? super T, String> word) {
    keep(
        key,
        () -> word.apply(property.getValue()),
        said ->
            all.stream()
                .filter(each -> word.apply(each).equals(said))
                .findFirst()
                .ifPresent(property::setValue));
    property.subscribe(this::changed);
  }

  private void flag(String key, BooleanProperty property) {
    keep(
        key,
        property::get,
        said -> {
          if (said instanceof Boolean on) {
            property.set(on);
          }
        });
    property.subscribe(this::changed);
  }

  private void number(String key, DoubleProperty property, MainWindow.Room room) {
    keep(
        key,
        property::get,
        said -> {
          if (said instanceof Number number) {
            property.set(room.within(number.doubleValue()));
          }
        });
    property.subscribe(this::changed);
  }

  private void keep(String key, Supplier<Object> now, Consumer<Object> restore) {
    Object said = file.value(key);
    if (said != null) {
      restore.accept(said);
    }
    kept.put(key, now);
  }

  private void changed() {
    if (restored) {
      Map<String, Object> now = new LinkedHashMap<>();
      kept.forEach((key, value) -> now.put(key, value.get()));
      file.remember(now);
    }
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
