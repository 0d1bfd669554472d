package dev.vitrine.tracer.app;

import dev.vitrine.tracer.file.WholeFile;
import dev.vitrine.tracer.trace.TraceLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The one file in which the window remembers things from one start to the next: a JSON object on one line. It is written whole
/// or not at all, by a thread of its own; what is in it that this version does not know stays in it.
final class PreferenceFile implements AutoCloseable {
  private final @Nullable Path file;
  private final Map<String, Object> values;
  private final String trouble;
  private final AtomicReference<@Nullable String> next = new AtomicReference<>();
  private final Object writing = new Object();
  private String written = "";
  private volatile Consumer<String> onTrouble = _ -> {};

  private PreferenceFile(@Nullable Path file, Map<String, Object> values, String trouble) {
    this.file = file;
    this.values = new LinkedHashMap<>(values);
    this.trouble = trouble;
  }

  /// Remembers nothing.
  static PreferenceFile none() {
    return new PreferenceFile(null, Map.of(), "");
  }

  /// Reads the file, where there is one. One that is broken is set aside, and the window starts as for the first time.
  static PreferenceFile read(Path file) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      return new PreferenceFile(file, TraceLine.object(bytes, 0, bytes.length), "");
    } catch (NoSuchFileException _) {
      return new PreferenceFile(file, Map.of(), ""); // the first start
    } catch (IOException e) {
      return new PreferenceFile(file, Map.of(), setAside(file, WholeFile.reason(e)));
    }
  }

  private static String setAside(Path file, String why) {
    Path aside = file.resolveSibling(file.getFileName() + ".broken");
    String sentence = "The preferences in " + file + " cannot be read: " + why + ". ";
    try {
      Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
      return sentence + "They were set aside as " + aside.getFileName() + "; set them anew.";
    } catch (IOException e) {
      return sentence + "Remove that file, or make it readable; until then the usual ones hold.";
    }
  }

  /// Where programs keep such a file on this platform.
  ///
  /// @param system the name of the operating system, as in the property `os.name`
  static Path place(Map<String, String> environment, String system, Path home) {
    String name = system.toLowerCase(Locale.ROOT);
    Path folder;
    if (name.contains("mac")) {
      folder = home.resolve("Library/Application Support/Vitrine");
    } else if (name.contains("win")) {
      folder =
          folder(environment.get("APPDATA"), home.resolve("AppData/Roaming")).resolve("Vitrine");
    } else {
      folder =
          folder(environment.get("XDG_CONFIG_HOME"), home.resolve(".config")).resolve("vitrine");
    }
    return folder.resolve("preferences.json");
  }

  // The XDG specification has a relative path ignored.
  private static Path folder(@Nullable String named, Path otherwise) {
    try {
      return named != null && Path.of(named).isAbsolute() ? Path.of(named) : otherwise;
    } catch (InvalidPathException _) {
      return otherwise;
    }
  }

  /// Where it is; null when nothing is remembered.
  @Nullable Path file() {
    return file;
  }

  /// What was wrong with the file, in a sentence; "" for nothing.
  String trouble() {
    return trouble;
  }

  /// What the file says of this; null where it says nothing.
  @Nullable Object value(String key) {
    return values.get(key);
  }

  /// Says once that the file cannot be written; called by the thread that tried.
  void setOnTrouble(Consumer<String> onTrouble) {
    this.onTrouble = onTrouble;
  }

  /// Remembers this too, in the background: the newest of what comes at once is written.
  void remember(Map<String, Object> now) {
    if (file == null) {
      return;
    }
    values.putAll(now);
    if (next.getAndSet(TraceLine.writeObject(values)) == null) {
      Thread.ofVirtual().name("preferences").start(this::write);
    }
  }

  /// Writes what is not written yet, and waits for it.
  @Override
  public void close() {
    write();
  }

  private void write() {
    synchronized (writing) {
      String text = next.getAndSet(null);
      if (text == null || text.equals(written) || file == null) {
        return;
      }
      try {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
          Files.createDirectories(folder);
        }
        WholeFile.write(file, text + '\n');
        written = text;
      } catch (IOException e) {
        Consumer<String> say = onTrouble;
        onTrouble = _ -> {};
        say.accept(
            "Preferences hold until the window closes and cannot be kept in "
                + file
                + ": "
                + WholeFile.reason(e)
                + ". Make room there, or let that folder be written.");
      }
    }
  }
}
