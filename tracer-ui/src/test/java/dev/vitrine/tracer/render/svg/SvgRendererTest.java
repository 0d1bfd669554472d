package dev.vitrine.tracer.render.svg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vitrine.tracer.figure.Amounts;
import dev.vitrine.tracer.figure.Figure;
import dev.vitrine.tracer.figure.FigureOptions;
import dev.vitrine.tracer.figure.Font;
import dev.vitrine.tracer.figure.Mark;
import dev.vitrine.tracer.figure.Paint;
import dev.vitrine.tracer.figure.Pictures;
import dev.vitrine.tracer.figure.Shape;
import dev.vitrine.tracer.figure.Shape.Anchor;
import dev.vitrine.tracer.figure.Theme;
import dev.vitrine.tracer.figure.workflow.WorkflowFigure;
import dev.vitrine.tracer.trace.Records;
import java.io.StringReader;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class SvgRendererTest {
  private static final Records RECORDS = new Records().listening().accepted(1);

  private static Figure figure() {
    return Pictures.at(new WorkflowFigure(), RECORDS.store(), 1, OptionalLong.empty());
  }

  private static Document parse(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(svg)));
  }

  @Test
  void namesAndDescribesItself() throws Exception {
    Element svg = parse(SvgRenderer.render(figure(), Theme.LIGHT)).getDocumentElement();
    assertEquals("img", svg.getAttribute("role"));
    assertEquals("0 0 960 620", svg.getAttribute("viewBox"));
    assertEquals(
        "Figure 3.9. HTTP work flow", svg.getElementsByTagName("title").item(0).getTextContent());
    assertTrue(svg.getElementsByTagName("desc").item(0).getTextContent().contains("Client 1"));
  }

  @Test
  void setsEveryTextAtItsMeasuredWidth() throws Exception {
    NodeList texts = parse(SvgRenderer.render(figure(), Theme.LIGHT)).getElementsByTagName("text");
    assertTrue(texts.getLength() > 10);
    for (int i = 0; i < texts.getLength(); i++) {
      assertFalse(((Element) texts.item(i)).getAttribute("textLength").isEmpty());
    }
  }

  @Test
  void writesTheSameWhateverTheLanguageOfTheMachine() {
    Locale before = Locale.getDefault();
    String svg = SvgRenderer.render(figure(), Theme.LIGHT);
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertEquals(svg, SvgRenderer.render(figure(), Theme.LIGHT));
      assertEquals("4.812 ms", Amounts.millis(4_812_000));
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void takesItsColoursFromTheTheme() {
    assertTrue(
        SvgRenderer.render(figure(), Theme.DARK).contains(Theme.DARK.colour(Paint.ACCEPT_FILL)));
    assertFalse(
        SvgRenderer.render(figure(), Theme.DARK).contains(Theme.LIGHT.colour(Paint.ACCEPT_FILL)));
  }

  @Test
  void letsNoClientWriteMarkup() throws Exception {
    String evil = "</text><script>\u0000\u001b\"&'";
    Shape text = Shape.Text.of(1, 1, evil, Font.sans(12), Paint.INK, Anchor.START);
    Mark mark =
        new Mark(
            "a\"b", Mark.Kind.LABEL, Optional.empty(), Mark.Progress.DONE, evil, List.of(text));
    Document svg =
        parse(SvgRenderer.render(new Figure("f", 9, 9, evil, evil, List.of(mark)), Theme.LIGHT));
    assertEquals(0, svg.getElementsByTagName("script").getLength());
    assertEquals(
        evil.replace('\u0000', '\uFFFD').replace('\u001b', '\uFFFD'),
        svg.getElementsByTagName("text").item(0).getTextContent());
  }

  @Test
  void animatesEveryStateWithoutRepeatingWhatStays() throws Exception {
    List<Figure> frames =
        Pictures.frames(new WorkflowFigure(), RECORDS.store(), FigureOptions.page());
    String film = SvgRenderer.animated(frames, Theme.LIGHT);
    assertEquals(1, film.split(">Web Server</text>", -1).length - 1);
    assertTrue(film.contains("@keyframes k0{0%{visibility:"), "keyframes");
    assertTrue(film.contains("prefers-reduced-motion"));
    long still = frames.stream().mapToLong(f -> SvgRenderer.render(f, Theme.LIGHT).length()).sum();
    assertTrue(film.length() < still / 2);
    parse(film);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "1.5, 1.5",
    "1.005, 1",
    "-0.25, -0.25",
    "12.344, 12.34",
    "7.999, 8",
    "3.05, 3.05"
  })
  void writesAtMostTwoDecimals(double value, String text) {
    assertEquals(text, SvgRenderer.number(value));
  }
}
