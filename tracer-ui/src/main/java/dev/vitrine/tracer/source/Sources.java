package dev.vitrine.tracer.source;

import dev.vitrine.tracer.source.SourceRegion.Line;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/// Finds the region of the server's source that explains an event. The table is `regions.properties`, the
/// files are those the server was compiled from.
public final class Sources {
  private static final String FILES = "/sources/";
  private static final String START = "// @start region=\"";
  private static final String END = "// @end";
  private static final Properties REGIONS = table();

  private Sources() {}

  /// The region that explains an event, by the event's simple name; empty for an event of a later version.
  /// IllegalStateException where the table names a file or a region that is not there.
  public static Optional<SourceRegion> of(String event) {
    return all(event).stream().findFirst();
  }

  /// Every region that takes the step, the one that explains it first.
  public static List<SourceRegion> all(String event) {
    List<SourceRegion> regions = new ArrayList<>();
    for (String place : REGIONS.getProperty(event, "").split(" ", -1)) {
      int hash = place.indexOf('#');
      if (hash > 0) {
        regions.add(region(place.substring(0, hash), place.substring(hash + 1)));
      }
    }
    return regions;
  }

  /// The names of all events in the table, sorted.
  public static Set<String> events() {
    return new TreeSet<>(REGIONS.stringPropertyNames());
  }

  /// A region by its file and name.
  public static SourceRegion region(String path, String name) {
    List<String> lines = read(path);
    List<Line> shown = new ArrayList<>();
    List<String> open = new ArrayList<>();
    int first = 0;
    int last = 0;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.startsWith(START)) {
        String region = line.substring(START.length(), line.indexOf('"', START.length()));
        open.add(region);
        if (region.equals(name)) {
          first = i + 2;
        }
      } else if (line.startsWith(END)) {
        // `@end` may name its region; without a name it ends the innermost.
        String ended = line.contains("region=\"") ? line.split("\"", -1)[1] : open.getLast();
        open.remove(ended);
        if (ended.equals(name)) {
          last = i;
        }
      } else {
        shown.add(new Line(i + 1, lines.get(i)));
      }
    }
    if (first == 0 || last == 0) {
      throw new IllegalStateException("no region " + name + " in " + path);
    }
    return new SourceRegion(path, name, shown, first, last);
  }

  private static List<String> read(String path) {
    try (InputStream in = Sources.class.getResourceAsStream(FILES + path)) {
      if (in == null) {
        throw new IllegalStateException("no source file " + path);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Properties table() {
    Properties table = new Properties();
    try (InputStream in = Sources.class.getResourceAsStream("regions.properties")) {
      if (in == null) {
        throw new IllegalStateException("regions.properties is missing");
      }
      table.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return table;
  }
}
