package dev.vitrine.tracer.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vitrine.tracer.app.FigureExport.Choice;
import dev.vitrine.tracer.figure.Paint;
import dev.vitrine.tracer.figure.Theme;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javafx.stage.FileChooser.ExtensionFilter;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The figure of the window as a file.
class FigureExportTest {
  @TempDir private Path folder;
  private AppDriver app;

  @BeforeEach
  void open() throws TimeoutException {
    app = AppDriver.open();
  }

  @AfterEach
  void close() {
    app.close();
  }

  private String written(String name, Choice choice) {
    app.fx(() -> {
      app.window().export().write(folder.resolve(name), choice);
      return true;
    });
    app.waitUntil(() -> app.shown("error-strip"));
    String said = app.text("error-sentence");
    app.click("error-dismiss");
    app.waitUntil(() -> !app.shown("error-strip"));
    return said;
  }

  private List<String> files() throws Exception {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(f -> String.valueOf(f.getFileName())).sorted().toList();
    }
  }

  @Test
  void writesTheFigureAsItIsShownInEveryFormat() throws Exception {
    app.fx(() -> {
      app.window().settings().themeProperty().set(Theme.DARK);
      app.window().model().choose(1);
      return true;
    });
    for (Choice choice : Choice.values()) {
      String said = written("a-" + choice, choice);
      assertTrue(said.startsWith("The figure is in " + folder.resolve("a-" + choice)), said);
    }
    assertEquals(
        List.of("a-MERMAID.mmd", "a-MOVING.svg", "a-PNG.png", "a-SVG.svg", "a-TEXT.txt"), files());
    String svg = Files.readString(folder.resolve("a-SVG.svg"));
    assertTrue(svg.contains("net.Listen("), "the figure that is shown");
    assertTrue(svg.contains(Theme.DARK.colour(Paint.SERVER)), "in the theme that is shown");
    assertTrue(Files.readString(folder.resolve("a-MOVING.svg")).contains("@keyframes"));
    assertTrue(Files.readString(folder.resolve("a-MERMAID.mmd")).contains("flowchart TB"));
    assertTrue(Files.readString(folder.resolve("a-TEXT.txt")).contains("net.Listen("));
    BufferedImage png = ImageIO.read(folder.resolve("a-PNG.png").toFile());
    double width = app.fx(() -> app.window().figurePane().view().figure().width());
    assertEquals(Math.ceil(2 * width), png.getWidth());
  }

  @Test
  void saysWhyThereIsNoFileAndLeavesNone() throws Exception {
    String said = written("no/such/folder", Choice.PNG);
    assertTrue(said.startsWith("Cannot write ") && said.contains("no such folder"), said);
    Files.createDirectory(folder.resolve("b.txt"));
    Files.writeString(folder.resolve("b.txt/full"), "x");
    assertTrue(written("b.txt", Choice.TEXT).startsWith("Cannot write "));
    assertEquals(List.of("b.txt"), files());
  }

  @Test
  void believesTheEndingOfANameBeforeTheChosenKind() {
    ExtensionFilter png = new ExtensionFilter("PNG picture", "*.png");
    assertEquals(Choice.TEXT, FigureExport.choice(Path.of("a.txt"), png));
    assertEquals(Choice.MERMAID, FigureExport.choice(Path.of("A.MMD"), png));
    assertEquals(Choice.SVG, FigureExport.choice(Path.of("a"), null));
  }
}
