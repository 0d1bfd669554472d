package dev.vitrine.tracer.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoInstallationTest {
  private static final String SERVER =
      """
      package http

      type Server struct {
      }

      func (s *Server) Serve(l net.Listener) error {
      \tfor {
      \t\trw, err := l.Accept()
      \t}
      }

      func (c serverHandler) ServeHTTP() {
      }

      func readRequest(b *bufio.Reader) {
      }
      """;

  @TempDir private Path root;

  @BeforeEach
  void install() throws IOException {
    Path source = Files.createDirectories(root.resolve("src/net/http"));
    Files.writeString(source.resolve("server.go"), SERVER);
    Files.writeString(root.resolve("VERSION"), "go1.99\ntime 2026\n");
    Path command = Files.createDirectories(root.resolve("bin")).resolve("go");
    Files.writeString(command, "");
    assertTrue(command.toFile().setExecutable(true));
  }

  @ParameterizedTest
  @CsvSource({"GOROOT, ''", "PATH, bin"})
  void isFoundByItsRootOrByItsCommand(String variable, String below) {
    var found = GoInstallation.find(Map.of(variable, root.resolve(below).toString())).orElseThrow();
    assertEquals("go1.99", found.version());
  }

  @Test
  void followsALinkToTheCommand() throws IOException {
    Path elsewhere = Files.createDirectory(root.resolve("elsewhere"));
    Files.createSymbolicLink(elsewhere.resolve("go"), root.resolve("bin/go"));
    assertEquals(
        "go1.99",
        GoInstallation.find(Map.of("PATH", elsewhere.toString())).orElseThrow().version());
  }

  @ParameterizedTest
  @CsvSource({
    "(*Server).Serve, 6, 10",
    "serverHandler.ServeHTTP, 12, 13",
    "readRequest, 15, 16",
  })
  void findsAFunctionWhereItStands(String name, int first, int last) {
    SourceRegion region =
        new GoInstallation(root, "go1.99").function("net/http/server.go", name).orElseThrow();
    assertEquals(first, region.first());
    assertEquals(last, region.last());
    assertEquals(16, region.file().size(), "the whole file can be read");
  }

  @ParameterizedTest
  @CsvSource({
    "net/http/server.go, (*Server).Listen",
    "net/http/server.go, Serve",
    "net/http/gone.go, readRequest",
  })
  void findsNothingWhereAnotherVersionHasNone(String file, String name) {
    assertEquals(Optional.empty(), new GoInstallation(root, "go1.99").function(file, name));
  }

  @Test
  void isNotFoundWhereThereIsNoSource() throws IOException {
    Files.delete(root.resolve("src/net/http/server.go"));
    Optional<GoInstallation> other = GoInstallation.find(Map.of("GOROOT", root.toString()));
    assertTrue(other.isEmpty() || !other.get().root().equals(root));
  }
}
