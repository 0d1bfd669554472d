package dev.vitrine.tracer.source;

import dev.vitrine.tracer.source.SourceRegion.Line;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// A Go installation on this machine, whose own source can be shown beside ours. Nothing of it is shipped.
///
/// @param root the folder that Go calls `GOROOT`
/// @param version as Go names it, `go1.26.8`
public record GoInstallation(Path root, String version) {
  private static final Pattern RECEIVER = Pattern.compile("\\(?(\\*?\\w+)\\)?\\.(\\w+)");

  /// The installation that a `go` command on the path would use, or one in a usual place; empty where there
  /// is none. Starts no program.
  public static Optional<GoInstallation> find() {
    return find(System.getenv());
  }

  static Optional<GoInstallation> find(Map<String, String> environment) {
    List<Path> places = new ArrayList<>();
    if (environment.containsKey("GOROOT")) {
      places.add(Path.of(environment.get("GOROOT")));
    }
    for (String folder :
        environment.getOrDefault("PATH", "").split(java.io.File.pathSeparator, -1)) {
      for (String name : List.of("go", "go.exe")) {
        Path command = Path.of(folder, name);
        if (!folder.isEmpty() && Files.isExecutable(command)) {
          rootOf(command).ifPresent(places::add);
        }
      }
    }
    for (String usual :
        List.of(
            "/usr/local/go",
            "/usr/lib/go",
            "/opt/homebrew/opt/go/libexec",
            "C:\\Program Files\\Go")) {
      places.add(Path.of(usual));
    }
    return places.stream().flatMap(place -> at(place).stream()).findFirst();
  }

  // `bin/go` may be a link from elsewhere into the installation.
  private static Optional<Path> rootOf(Path command) {
    try {
      Path bin = command.toRealPath().getParent();
      return Optional.ofNullable(bin == null ? null : bin.getParent());
    } catch (IOException _) {
      return Optional.empty(); // a link that leads nowhere
    }
  }

  private static Optional<GoInstallation> at(Path root) {
    Path version = root.resolve("VERSION");
    if (!Files.isRegularFile(root.resolve("src/net/http/server.go"))
        || !Files.isRegularFile(version)) {
      return Optional.empty();
    }
    try {
      return Files.readAllLines(version).stream().findFirst().map(v -> new GoInstallation(root, v));
    } catch (IOException _) {
      return Optional.empty(); // it may not be read: as good as none
    }
  }

  /// A function of the installation in its file; empty where this version has no such function.
  ///
  /// @param file below `src`, `net/http/server.go`
  /// @param name `(*Server).Serve`, `serverHandler.ServeHTTP` or `readRequest`
  public Optional<SourceRegion> function(String file, String name) {
    List<String> lines;
    try {
      lines = Files.readAllLines(root.resolve("src").resolve(file));
    } catch (IOException _) {
      return Optional.empty(); // this version has no such file, or it is no text
    }
    Pattern head = head(name);
    int first = 0;
    while (first < lines.size() && !head.matcher(lines.get(first)).lookingAt()) {
      first++;
    }
    int last = first;
    while (last < lines.size() && !lines.get(last).startsWith("}")) {
      last++;
    }
    if (last >= lines.size()) {
      return Optional.empty();
    }
    List<Line> shown = new ArrayList<>(lines.size());
    for (String line : lines) {
      shown.add(new Line(shown.size() + 1, line.replace("\t", "    ")));
    }
    return Optional.of(new SourceRegion(file, name, shown, first + 1, last + 1));
  }

  // gofmt leaves one way to write the line that begins a function.
  private static Pattern head(String name) {
    var method = RECEIVER.matcher(name);
    return Pattern.compile(
        method.matches()
            ? "func \\(\\w+ " + Pattern.quote(method.group(1)) + "\\) " + method.group(2) + "\\("
            : "func " + Pattern.quote(name) + "\\(");
  }
}
