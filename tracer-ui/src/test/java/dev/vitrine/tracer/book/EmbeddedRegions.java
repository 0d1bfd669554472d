package dev.vitrine.tracer.book;

import dev.vitrine.tracer.source.SourceRegion;
import dev.vitrine.tracer.source.SourceRegion.Line;
import dev.vitrine.tracer.source.Sources;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The code in a page: behind a line `<!-- region: FILE#NAME -->` stands a block with that region of the server's source as it is
/// today.
final class EmbeddedRegions {
  private static final Pattern MARKER = Pattern.compile("<!-- region: (\\S+)#(\\S+) -->");
  private static final String FENCE = "```";

  private EmbeddedRegions() {}

  /// The page with each of its blocks written anew.
  ///
  /// @throws IllegalStateException where a region is not there, or a block has no end
  static String refreshed(String page) {
    List<String> lines = new ArrayList<>();
    boolean inBlock = false;
    boolean behindMarker = false;
    for (String line : page.lines().toList()) {
      Matcher marker = MARKER.matcher(line);
      if (inBlock) {
        inBlock = !line.equals(FENCE);
      } else if (marker.matches()) {
        lines.add(line);
        lines.addAll(block(Sources.region(marker.group(1), marker.group(2))));
        behindMarker = true;
      } else if (behindMarker && line.startsWith(FENCE)) {
        inBlock = true;
        behindMarker = false;
      } else {
        behindMarker = false;
        lines.add(line);
      }
    }
    if (inBlock) {
      throw new IllegalStateException("a block of code has no end");
    }
    return String.join("\n", lines) + "\n";
  }

  /// How many regions the page shows.
  static long count(String page) {
    return MARKER.matcher(page).results().map(MatchResult::group).count();
  }

  private static List<String> block(SourceRegion region) {
    List<String> code = new ArrayList<>(region.lines().stream().map(Line::text).toList());
    while (code.getLast().isBlank()) {
      code.removeLast();
    }
    int indent =
        code.stream()
            .filter(line -> !line.isBlank())
            .mapToInt(line -> line.length() - line.stripLeading().length())
            .min()
            .orElse(0);
    List<String> block = new ArrayList<>();
    block.add(FENCE + "java");
    code.forEach(line -> block.add(line.isBlank() ? "" : line.substring(indent)));
    block.add(FENCE);
    return block;
  }
}
