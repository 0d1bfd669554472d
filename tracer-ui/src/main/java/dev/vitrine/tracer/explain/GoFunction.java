package dev.vitrine.tracer.explain;

/// A place in Go's own source.
///
/// @param file below `src` of a Go installation, `net/http/server.go`
/// @param name as Go writes it, `(*Server).Serve` or `readRequest`
/// @param spot a piece of the line that takes the step, `l.Accept(`; "" where the function as a whole does
public record GoFunction(String file, String name, String spot) {
  /// `(*Server).Serve, server.go`: how a line of text names it.
  public String label() {
    return name + ", " + file.substring(file.lastIndexOf('/') + 1);
  }
}
