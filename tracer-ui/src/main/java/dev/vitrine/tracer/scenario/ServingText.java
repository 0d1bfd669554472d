package dev.vitrine.tracer.scenario;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Properties;
import java.util.stream.Collectors;

/// A set-up as one text, for the process in which [ChildServer] serves. TLS and failures of accept that are
/// made up are not in it: there is none of them there.
final class ServingText {
  private ServingText() {}

  static String of(Serving serving) {
    Properties all = new Properties();
    int number = 0;
    for (var route : serving.routes().entrySet()) {
      all.setProperty("pattern." + number, route.getKey());
      all.setProperty("handler." + number, route.getValue().handler().name());
      all.setProperty("argument." + number, route.getValue().argument());
      number++;
    }
    put(all, "defaultMux", serving.defaultMux());
    put(all, "port", serving.port());
    put(all, "keepAlives", serving.keepAlives());
    put(all, "read", serving.readTimeout());
    put(all, "readHeader", serving.readHeaderTimeout());
    put(all, "write", serving.writeTimeout());
    put(all, "idle", serving.idleTimeout());
    put(all, "maxHeaderBytes", serving.maxHeaderBytes());
    put(all, "hooks", serving.hooks().stream().map(Hook::name).collect(Collectors.joining(" ")));
    serving.freeDescriptors().ifPresent(free -> put(all, "free", free));
    StringWriter text = new StringWriter();
    try {
      all.store(text, null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static void put(Properties all, String name, Object value) {
    all.setProperty(name, String.valueOf(value));
  }

  static Serving read(String text) {
    Properties all = new Properties();
    try {
      all.load(new StringReader(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Serving serving =
        Boolean.parseBoolean(all.getProperty("defaultMux"))
            ? Serving.byDefaultMux()
            : Serving.none();
    for (int i = 0; all.containsKey("pattern." + i); i++) {
      serving =
          serving.and(
              all.getProperty("pattern." + i),
              ReadyHandler.valueOf(all.getProperty("handler." + i)),
              all.getProperty("argument." + i));
    }
    serving =
        serving
            .withPort(Integer.parseInt(all.getProperty("port")))
            .withKeepAlives(Boolean.parseBoolean(all.getProperty("keepAlives")))
            .withReadTimeout(Duration.parse(all.getProperty("read")))
            .withReadHeaderTimeout(Duration.parse(all.getProperty("readHeader")))
            .withWriteTimeout(Duration.parse(all.getProperty("write")))
            .withIdleTimeout(Duration.parse(all.getProperty("idle")))
            .withMaxHeaderBytes(Integer.parseInt(all.getProperty("maxHeaderBytes")));
    for (String hook : Arrays.asList(all.getProperty("hooks").split(" "))) {
      serving = hook.isEmpty() ? serving : serving.withHook(Hook.valueOf(hook));
    }
    String free = all.getProperty("free");
    return free == null ? serving : serving.withFreeDescriptors(Integer.parseInt(free));
  }
}
