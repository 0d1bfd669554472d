package dev.vitrine.tracer.app;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import dev.vitrine.tracer.figure.Paint;
import dev.vitrine.tracer.figure.Theme;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import javafx.application.Application;
import javafx.scene.Scene;

/// Dresses a scene in a theme: AtlantaFX's Primer below, the colour tokens and our style sheet above.
final class Styles {
  private static final String APP =
      Objects.requireNonNull(Styles.class.getResource("app.css"), "app.css").toExternalForm();

  private Styles() {}

  /// Takes effect at once, in this scene and in the menus and tooltips over it.
  static void apply(Scene scene, Theme theme) {
    boolean dark = theme == Theme.DARK;
    Application.setUserAgentStylesheet(
        dark
            ? new PrimerDark().getUserAgentStylesheet()
            : new PrimerLight().getUserAgentStylesheet());
    scene.getStylesheets().setAll(tokens(theme), APP);
    var classes = scene.getRoot().getStyleClass();
    classes.removeAll("vt-light", "vt-dark", "vitrine");
    classes.addAll("vitrine", "vt-" + theme.name());
  }

  // Menus and tooltips have roots of their own, which no class of ours marks: so the tokens stand
  // on
  // every root, as a sheet made for the one theme.
  private static String tokens(Theme theme) {
    StringBuilder sheet = new StringBuilder(".root {\n");
    for (Paint paint : Paint.values()) {
      if (paint != Paint.NONE) {
        sheet.append(paint.lookup()).append(": ").append(theme.colour(paint)).append(";\n");
      }
    }
    byte[] bytes = sheet.append("}\n").toString().getBytes(StandardCharsets.UTF_8);
    return "data:text/css;base64," + Base64.getEncoder().encodeToString(bytes);
  }
}
