package dev.vitrine.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.vitrine.net.Conn;
import dev.vitrine.net.Listener;
import dev.vitrine.peer.GoPeer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Many thousands of clients that say something wrong, or nearly right, to Go's server and to ours:
/// what they get back is the same, byte for byte.
///
/// Connections live in memory, so that nothing but the bytes decides. Each question goes to ours twice:
/// whole, and one byte at a time.
class ReadingAgainstGoTest {
  private static final String ORACLE = "reading-oracle.go";
  private static final int RANDOM_QUESTIONS = 8_000;

  @Test
  void answersAsGoDoes(@TempDir Path directory) throws Exception {
    List<String> questions = new ArrayList<>(ReadingTable.QUESTIONS);
    ReadingQuestions random = new ReadingQuestions(20261121);
    for (int i = 0; i < RANDOM_QUESTIONS; i++) {
      questions.add(random.next());
    }
    List<String> answers = GoOracle.ask(ORACLE, directory, hex(questions));
    List<String> wrong = new ArrayList<>();
    try (MemoryServer server = new MemoryServer(new DescribingHandler())) {
      for (int i = 0; i < questions.size(); i++) {
        String go = GoPeer.normalise(HexFormat.of().parseHex(answers.get(i)));
        compare(server, questions.get(i), go, Integer.MAX_VALUE, wrong);
        compare(server, questions.get(i), go, 1, wrong);
      }
    }
    assertEquals(
        "",
        String.join("\n", wrong.subList(0, Math.min(5, wrong.size()))),
        wrong.size() + " differ");
  }

  private static List<String> hex(List<String> questions) {
    List<String> lines = new ArrayList<>();
    for (String question : questions) {
      lines.add(HexFormat.of().formatHex(question.getBytes(StandardCharsets.ISO_8859_1)));
    }
    return lines;
  }

  private static void compare(
      MemoryServer server, String question, String go, int piece, List<String> wrong)
      throws InterruptedException {
    byte[] bytes = question.getBytes(StandardCharsets.ISO_8859_1);
    String ours = GoPeer.normalise(server.answer(bytes, piece));
    if (!ours.equals(go) && !(isLengthInDoubt(question) && go.startsWith(ours))) {
      wrong.add(
          "--- asked, in pieces of "
              + piece
              + "\n"
              + visible(question)
              + "\n--- go\n"
              + visible(go)
              + "\n--- ours\n"
              + visible(ours));
    }
  }

  /// The one difference: where a length could be read in two ways, the answer is Go's, and then the
  /// connection ends.
  private static boolean isLengthInDoubt(String question) {
    return question.contains("ransfer-")
        && (question.contains("ength:") || question.contains("/1.0"));
  }

  private static String visible(String text) {
    return text.length() > 3000
        ? visible(text.substring(0, 1500)) + " … " + visible(text.substring(text.length() - 1000))
        : text.replace("\\", "\\\\").replace("\r", "\\r").replace("\u0000", "\\0");
  }

  /// A server whose clients live in memory.
  private static final class MemoryServer implements Listener {
    private final BlockingQueue<Conn> clients = new LinkedBlockingQueue<>();
    private final Server server;

    MemoryServer(Handler handler) {
      server =
          Server.builder().handler(handler).maxHeaderBytes(8192).errorLog(new SilentLog()).build();
      Thread.ofVirtual().start(this::serve);
    }

    private void serve() {
      try {
        server.serve(this);
      } catch (IOException e) {
        if (!(e instanceof ServerClosedException)) {
          throw new IllegalStateException(e);
        }
      }
    }

    byte[] answer(byte[] question, int piece) throws InterruptedException {
      MemoryConn conn = new MemoryConn(question, piece);
      clients.add(conn);
      return conn.answer();
    }

    @Override
    public Conn accept() throws IOException {
      try {
        return clients.take();
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
    }

    @Override
    public InetSocketAddress address() {
      return InetSocketAddress.createUnresolved("server", 80);
    }

    @Override
    public void close() {
      server.close();
    }
  }
}
