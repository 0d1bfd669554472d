package dev.vitrine.tracer.figure;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// Reads from an OpenType file what measuring needs: which glyph a character has (`cmap`) and how far each
/// glyph advances (`hmtx`). OpenType specification 1.9, tables head, hhea, hmtx, cmap (formats 4 and 12).
final class FontFile {
  private final ByteBuffer data;
  private final Map<String, Integer> tables = new HashMap<>();

  FontFile(InputStream in) throws IOException {
    data = ByteBuffer.wrap(in.readAllBytes());
    int count = u16(4);
    for (int i = 0; i < count; i++) {
      byte[] tag = new byte[4];
      data.get(12 + 16 * i, tag);
      tables.put(new String(tag, StandardCharsets.US_ASCII), data.getInt(12 + 16 * i + 8));
    }
  }

  /// The advance of a character in thousandths of an em, rounded; -1 where the font has none for it.
  int advance(int codePoint) {
    int glyph = glyph(codePoint);
    return glyph == 0 ? -1 : advanceOfGlyph(glyph);
  }

  /// The advance of the sign that is shown for a missing character.
  int missingAdvance() {
    return advanceOfGlyph(0);
  }

  private int advanceOfGlyph(int glyph) {
    int unitsPerEm = u16(tables.get("head") + 18);
    int metrics = u16(tables.get("hhea") + 34);
    int units = u16(tables.get("hmtx") + 4 * Math.min(glyph, metrics - 1));
    return Math.round(units * 1000f / unitsPerEm);
  }

  private int glyph(int codePoint) {
    int cmap = tables.get("cmap");
    int count = u16(cmap + 2);
    int glyph = 0;
    for (int i = 0; i < count && glyph == 0; i++) {
      int at = cmap + data.getInt(cmap + 4 + 8 * i + 4);
      glyph =
          switch (u16(at)) {
            case 4 -> glyphInFormat4(at, codePoint);
            case 12 -> glyphInFormat12(at, codePoint);
            default -> 0;
          };
    }
    return glyph;
  }

  private int glyphInFormat4(int at, int codePoint) {
    int doubled = u16(at + 6);
    int ends = at + 14;
    int starts = ends + doubled + 2;
    int deltas = starts + doubled;
    int offsets = deltas + doubled;
    for (int i = 0; i < doubled && codePoint <= 0xFFFF; i += 2) {
      if (codePoint <= u16(ends + i) && codePoint >= u16(starts + i)) {
        int offset = u16(offsets + i);
        int found =
            offset == 0 ? codePoint : u16(offsets + i + offset + 2 * (codePoint - u16(starts + i)));
        return found == 0 ? 0 : (found + u16(deltas + i)) & 0xFFFF;
      }
    }
    return 0;
  }

  private int glyphInFormat12(int at, int codePoint) {
    int groups = data.getInt(at + 12);
    for (int i = 0; i < groups; i++) {
      int group = at + 16 + 12 * i;
      if (codePoint >= data.getInt(group) && codePoint <= data.getInt(group + 4)) {
        return data.getInt(group + 8) + codePoint - data.getInt(group);
      }
    }
    return 0;
  }

  private int u16(int at) {
    return data.getShort(at) & 0xFFFF;
  }
}
