/// The glass case: draws what the server does while it does it.
module dev.vitrine.tracer {
  requires atlantafx.base;
  requires com.formdev.flatlaf.fonts.inter;
  requires com.formdev.flatlaf.fonts.jetbrains_mono;
  requires dev.vitrine.server;
  requires info.picocli;
  requires java.desktop;
  requires java.net.http;
  requires javafx.controls;
  requires org.commonmark;
  requires org.commonmark.ext.heading.anchor;
  requires static org.jspecify;
  requires org.pcollections;
  requires org.snakeyaml.engine;
  requires tools.jackson.core;

  opens dev.vitrine.tracer.cli to
      info.picocli;
}
