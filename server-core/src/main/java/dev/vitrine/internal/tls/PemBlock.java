package dev.vitrine.internal.tls;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// One `-----BEGIN label-----` of a PEM file. RFC 7468. Go: `pem.Block`.
///
/// @param label what stands in the first line: "CERTIFICATE"
/// @param encrypted whether headers say so, as in old OpenSSL key files (RFC 1421)
/// @param bytes the content, decoded
record PemBlock(String label, boolean encrypted, byte[] bytes) {
  private static final String BEGIN = "-----BEGIN ";
  private static final String END = "-----END ";
  private static final String DASHES = "-----";

  /// All blocks of a file, in its order; text between them means nothing.
  ///
  /// @throws IOException when it cannot be read, or a block is damaged; the message names the file
  static List<PemBlock> read(Path file) throws IOException {
    // One char a byte: what stands around the blocks may be in any encoding.
    List<String> lines = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
    List<PemBlock> blocks = new ArrayList<>();
    String label = null;
    boolean encrypted = false;
    StringBuilder text = new StringBuilder();
    for (String raw : lines) {
      String line = raw.strip();
      if (label == null) {
        if (line.startsWith(BEGIN) && line.endsWith(DASHES)) {
          label = line.substring(BEGIN.length(), line.length() - DASHES.length());
          encrypted = false;
          text.setLength(0);
        }
      } else if (line.equals(END + label + DASHES)) {
        blocks.add(new PemBlock(label, encrypted, decode(file, label, text.toString())));
        label = null;
      } else if (line.indexOf(':') > 0) {
        encrypted |= line.startsWith("Proc-Type:") && line.endsWith("ENCRYPTED");
      } else {
        text.append(line);
      }
    }
    if (label != null) {
      throw new IOException(file + ": the block \"" + label + "\" has no END line");
    }
    return blocks;
  }

  private static byte[] decode(Path file, String label, String text) throws IOException {
    // An encrypted block's second header would need care; it is refused anyway.
    try {
      return Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw new IOException(file + ": the block \"" + label + "\" is no Base64", e);
    }
  }

  /// The labels of some blocks, for a message.
  static String labels(List<PemBlock> blocks) {
    StringBuilder text = new StringBuilder();
    for (PemBlock block : blocks) {
      text.append(text.isEmpty() ? "" : ", ").append('"').append(block.label).append('"');
    }
    return text.toString();
  }
}
