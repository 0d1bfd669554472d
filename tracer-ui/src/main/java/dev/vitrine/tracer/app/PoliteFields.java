package dev.vitrine.tracer.app;

import dev.vitrine.tracer.client.Content;
import dev.vitrine.tracer.client.Outgoing;
import dev.vitrine.tracer.client.Request;
import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;

/// The fields of a request as a polite client sends it.
final class PoliteFields extends VBox {
  /// What the body is made of.
  private enum Kind {
    TEXT,
    FORM,
    UPLOAD
  }

  private final ComboBox<String> method = new ComboBox<>();
  private final TextField target = field("composer-target", "/hello", "Request target");
  private final TextArea headers = lines("composer-headers", "Header fields, one a line: X-A: 1");
  private final TextField cookies =
      field("composer-cookies", "", "Cookies: name=value; other=value");
  private final TextArea body = lines("composer-body", "Body");
  private final TextField fileName = field("composer-file", "", "File to upload");
  private final HBox file;
  private final CheckBox keepAlive = new CheckBox("Keep alive");
  private Kind kind = Kind.TEXT;

  PoliteFields() {
    super(8);
    method.setId("composer-method");
    method.setEditable(true);
    method.getItems().setAll(List.of("GET", "POST", "HEAD", "PUT", "DELETE", "OPTIONS", "PATCH"));
    method.setValue("POST");
    method.setPrefWidth(110);
    method.setAccessibleText("Method");
    Segments kinds = new Segments("composer-body-kind");
    kinds.choices(
        List.of("Text", "Form", "Upload"),
        List.of(
            "The body as it is typed",
            "A form, one field a line: name=value",
            "A form with a file, multipart/form-data"),
        this::choose);
    var browse = Chrome.button("composer-browse", "Browse…", null, "Choose the file", this::browse);
    file = new HBox(6, fileName, browse);
    HBox.setHgrow(fileName, Priority.ALWAYS);
    HBox.setHgrow(target, Priority.ALWAYS);
    keepAlive.setId("composer-keep-alive");
    keepAlive.setSelected(true);
    HBox bodyHead = new HBox(8, Chrome.label("Body"), kinds, Chrome.spacer(), keepAlive);
    bodyHead.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
    getChildren().addAll(new HBox(6, method, target), headers, cookies, bodyHead, body, file);
    choose(0);
  }

  private void choose(int number) {
    kind = Kind.values()[number];
    Chrome.show(file, kind == Kind.UPLOAD);
    body.setPromptText(kind == Kind.TEXT ? "Body" : "Fields of the form, one a line: name=value");
  }

  /// IllegalArgumentException, with a sentence, where something is missing.
  Request request() {
    String word = method.getEditor().getText().strip();
    if (word.isEmpty() || word.contains(" ")) {
      throw new IllegalArgumentException(
          "A method is one word, as GET. To send another, use raw bytes.");
    }
    return new Outgoing(
        word,
        target.getText().strip(),
        Outgoing.pairs(headers.getText(), ':'),
        Outgoing.pairs(cookies.getText().replace(';', '\n'), '='),
        content(),
        keepAlive.isSelected());
  }

  private Content content() {
    return switch (kind) {
      case TEXT -> new Content.Typed(body.getText());
      case FORM -> new Content.Form(Outgoing.pairs(body.getText(), '='));
      case UPLOAD -> new Content.Upload(Outgoing.pairs(body.getText(), '='), "file", path());
    };
  }

  private Path path() {
    String name = fileName.getText().strip();
    if (name.isEmpty()) {
      throw new IllegalArgumentException("Choose the file to upload first.");
    }
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException(name + " is no name of a file. Choose another one.", e);
    }
  }

  private void browse() {
    File chosen = new FileChooser().showOpenDialog(getScene().getWindow());
    if (chosen != null) {
      fileName.setText(chosen.getPath());
    }
  }

  void focusTarget() {
    target.requestFocus();
  }

  private static TextField field(String id, String text, String name) {
    TextField field = new TextField(text);
    field.setId(id);
    field.getStyleClass().add("mono");
    field.setPromptText(name);
    field.setAccessibleText(name);
    return field;
  }

  private static TextArea lines(String id, String name) {
    TextArea area = new TextArea();
    area.setId(id);
    area.getStyleClass().add("mono");
    area.setPromptText(name);
    area.setAccessibleText(name);
    area.setPrefRowCount(3);
    return area;
  }
}
