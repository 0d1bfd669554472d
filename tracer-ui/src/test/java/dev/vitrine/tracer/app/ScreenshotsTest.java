package dev.vitrine.tracer.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.vitrine.tracer.scenario.Scenario;
import dev.vitrine.tracer.scenario.Scenarios;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Takes pictures of the window: two clients, the second one held. Only on demand:
/// `mvn -pl tracer-ui -am test -Dtest=ScreenshotsTest -Dsurefire.failIfNoSpecifiedTests=false
/// -Dvitrine.screenshots=DIRECTORY`.
@EnabledIfSystemProperty(named = "vitrine.screenshots", matches = ".+")
class ScreenshotsTest {
  @ParameterizedTest
  @CsvSource({"1440, 900, light", "1440, 900, dark", "1000, 700, light", "1000, 700, dark"})
  void takesThePictureOfTheMainWindow(int width, int height, String theme) throws Exception {
    Path directory = Path.of(System.getProperty("vitrine.screenshots"));
    Files.createDirectories(directory);
    try (AppDriver app = AppDriver.open(width, height)) {
      app.fx(() -> {
        app.window().dark(theme.equals("dark"));
        app.window().send();
        return true;
      });
      app.waitUntil(() -> app.text("answer-1").startsWith("200"));
      app.fx(() -> {
        app.session().pause();
        app.window().send();
        return true;
      });
      app.waitUntil(() -> app.held() > 0);
      while (!app.shownEvent().equals("RequestRead")) {
        int before = app.size();
        app.press(KeyCode.RIGHT);
        app.waitUntil(() -> app.size() > before || app.held() > 0);
      }
      Path picture =
          directory.resolve("main-window-" + width + "x" + height + "-" + theme + ".png");
      write(app.fx(() -> app.stage().getScene().snapshot(null)), picture);
      assertEquals(width, ImageIO.read(picture.toFile()).getWidth());
    }
  }

  @ParameterizedTest
  @CsvSource({"light, 1", "dark, 1", "light, 2"})
  void takesThePictureOfTheComposer(String theme, int page) throws Exception {
    Path directory = Files.createDirectories(Path.of(System.getProperty("vitrine.screenshots")));
    try (AppDriver app = AppDriver.open(1440, 900)) {
      app.fx(() -> {
        app.window().dark(theme.equals("dark"));
        app.window().compose();
        return true;
      });
      app.waitUntil(() -> app.shown("composer"));
      app.click("composer-kind-" + page);
      if (page == 1) {
        app.click("composer-body-kind-3").click("composer-send");
      }
      write(
          app.fx(() -> app.stage().getScene().snapshot(null)),
          directory.resolve("composer-" + page + "-" + theme + ".png"));
      assertEquals(1440, app.fx(() -> (int) app.stage().getScene().getWidth()));
    }
  }

  /// What is to be seen on the server's card: a page, and what is done there before the picture.
  private enum CardState {
    PATTERNS(1),
    LIMITS(2),
    SOCKET(3),
    FAILURES(4),
    OWN_PROCESS(4),
    FAILED(4),
    STOPPED(1);

    private final int page;

    CardState(int page) {
      this.page = page;
    }

    private List<String> clicks() {
      return switch (this) {
        case PATTERNS -> List.of("server-route-add", "server-apply");
        case LIMITS -> List.of();
        case SOCKET -> List.of("server-tls");
        case FAILURES -> List.of("server-inject");
        case OWN_PROCESS -> List.of("server-own-process", "server-apply");
        case FAILED -> List.of("server-inject-ends", "server-inject");
        case STOPPED -> List.of("server-shutdown");
      };
    }
  }

  @ParameterizedTest
  @CsvSource({"1440, 900, light", "1440, 900, dark", "1000, 700, light", "1000, 700, dark"})
  void takesThePicturesOfTheServersCard(int width, int height, String theme) throws Exception {
    Path directory = Files.createDirectories(Path.of(System.getProperty("vitrine.screenshots")));
    for (CardState state : CardState.values()) {
      try (AppDriver app = AppDriver.open(width, height)) {
        app.fx(() -> {
          app.window().dark(theme.equals("dark"));
          Scenario chosen =
              Scenarios.all().stream()
                  .filter(s -> s.serving().routes().size() > 1)
                  .findFirst()
                  .orElseThrow();
          app.window().workbench().start(chosen, false);
          app.window().changeServer();
          return true;
        });
        app.waitUntil(() -> app.text("server-stand").startsWith("It listens"));
        app.click("server-page-" + state.page);
        state.clicks().forEach(app::click);
        app.waitUntil(() ->
            switch (state) {
              case FAILURES -> app.happened("BackingOff");
              case OWN_PROCESS -> app.text("server-stand").contains("process ");
              case FAILED -> app.text("server-stand").startsWith("It failed");
              case STOPPED -> app.text("server-stand").equals("It has stopped");
              default -> true;
            });
        if (state == CardState.OWN_PROCESS) {
          for (int i = 0; i < 2; i++) {
            app.fx(() -> {
              app.window().send();
              return true;
            });
          }
          app.waitUntil(() -> app.count("BackingOff") > 3);
        }
        app.waitUntil(() -> !app.shown("folding"));
        Path picture =
            directory.resolve(
                "server-card-"
                    + state.name().toLowerCase(Locale.ROOT)
                    + "-"
                    + width
                    + "-"
                    + theme
                    + ".png");
        write(app.fx(() -> app.stage().getScene().snapshot(null)), picture);
        assertEquals(width, ImageIO.read(picture.toFile()).getWidth());
      }
    }
  }

  private static void write(WritableImage image, Path file) throws IOException {
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    BufferedImage copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    PixelReader pixels = image.getPixelReader();
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        copy.setRGB(x, y, pixels.getArgb(x, y));
      }
    }
    ImageIO.write(copy, "png", file.toFile());
  }
}
