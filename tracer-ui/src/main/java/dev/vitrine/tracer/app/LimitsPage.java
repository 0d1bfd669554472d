package dev.vitrine.tracer.app;

import java.util.function.Consumer;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/// How long and how much a client may take: the page of [ServerCard] with the limits.
final class LimitsPage extends VBox {
  private final CheckBox keepAlives;
  private final TextField read;
  private final TextField readHeader;
  private final TextField write;
  private final TextField idle;
  private final TextField headerBytes;
  private boolean filling;

  /// @param keepAlive told at once when a person switches keep-alive on or off
  LimitsPage(Runnable changed, Consumer<Boolean> keepAlive) {
    super(8);
    keepAlives =
        FormParts.check(
            "server-keep-alives",
            "Keep connections alive (changes at once)",
            "Several requests a connection, or one; off closes the idle ones now",
            changed);
    keepAlives
        .selectedProperty()
        .addListener((_, _, enabled) -> {
          if (!filling) {
            keepAlive.accept(enabled);
          }
        });
    read = FormParts.field("server-read", "none", "Read timeout, a whole request", changed);
    readHeader = FormParts.field("server-read-header", "none", "Read-header timeout", changed);
    write = FormParts.field("server-write", "none", "Write timeout, handler and answer", changed);
    idle = FormParts.field("server-idle", "none", "Idle timeout", changed);
    headerBytes = FormParts.field("server-header-bytes", "1048576", "Header bytes", changed);
    GridPane grid = new GridPane();
    grid.setHgap(12);
    grid.setVgap(8);
    grid.addRow(
        0, FormParts.name("Read timeout"), read, FormParts.name("Read-header timeout"), readHeader);
    grid.addRow(1, FormParts.name("Write timeout"), write, FormParts.name("Idle timeout"), idle);
    grid.addRow(2, FormParts.name("Bytes of a head"), headerBytes);
    getChildren()
        .addAll(
            keepAlives,
            grid,
            FormParts.note(
                "server-limits-note", "Lengths of time as 5s, 300ms or 1m30s; empty is no limit."));
  }

  void fill(ServerPlan plan) {
    filling = true;
    keepAlives.setSelected(plan.keepAlives());
    filling = false;
    read.setText(plan.readTimeout());
    readHeader.setText(plan.readHeaderTimeout());
    write.setText(plan.writeTimeout());
    idle.setText(plan.idleTimeout());
    headerBytes.setText(plan.maxHeaderBytes());
  }

  boolean keepAlives() {
    return keepAlives.isSelected();
  }

  String read() {
    return read.getText();
  }

  String readHeader() {
    return readHeader.getText();
  }

  String write() {
    return write.getText();
  }

  String idle() {
    return idle.getText();
  }

  String headerBytes() {
    return headerBytes.getText();
  }
}
