package dev.vitrine.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vitrine.internal.access.CancellableContext;
import dev.vitrine.internal.access.HttpAccess;
import dev.vitrine.internal.access.LogSink;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ContextTest {
  private static CancellableContext under(Context parent) {
    return HttpAccess.get().cancellable(parent, LogSink.SYSTEM);
  }

  @Test
  void keysAreToldApartByIdentityNotByName() {
    Context.Key<String> one = Context.key("user");
    Context.Key<String> other = Context.key("user");
    Context c = Context.background().with(one, "ann").with(other, "bob").with(one, "cy");
    assertEquals("cy", c.value(one));
    assertEquals("bob", c.value(other));
    assertNull(Context.background().value(one));
    assertEquals("user", one.toString());
  }

  @Test
  void theBackgroundIsNeverDone() {
    Context.background().onDone(() -> assertTrue(false, "never runs"));
    assertFalse(Context.background().isDone());
    assertNull(Context.background().cause());
  }

  @Test
  void endsWithItsParentThroughValuesBetween() {
    Context.Key<Integer> key = Context.key("n");
    CancellableContext connection = under(Context.background());
    CancellableContext request = under(connection.with(key, 7));
    Context deep = request.with(Context.key("x"), "y");
    IOException gone = new IOException("client went away");
    List<String> ran = new ArrayList<>();
    Thread caller = Thread.currentThread();
    connection.onDone(() -> ran.add("connection"));
    deep.onDone(() -> ran.add("request " + Thread.currentThread().equals(caller)));
    assertFalse(deep.isDone());
    connection.cancel(gone);
    assertTrue(deep.isDone());
    assertSame(gone, deep.cause());
    assertEquals(List.of("connection", "request true"), ran);
    assertEquals(7, request.value(key));
  }

  @Test
  void onlyTheFirstCauseCounts() {
    CancellableContext c = under(Context.background());
    IOException first = new IOException("first");
    c.cancel(first);
    c.cancel(new IOException("second"));
    assertSame(first, c.cause());
  }

  @Test
  void aDoneContextRunsAtOnceAndHasDoneChildren() {
    CancellableContext c = under(Context.background());
    IOException why = new IOException("closed");
    c.cancel(why);
    List<String> ran = new ArrayList<>();
    c.onDone(() -> ran.add("now"));
    assertEquals(List.of("now"), ran);
    assertSame(why, under(c).cause());
  }

  @Test
  void aChildThatEndsDoesNotEndItsParentOrSiblings() {
    CancellableContext parent = under(Context.background());
    CancellableContext one = under(parent);
    CancellableContext two = under(parent);
    one.cancel(new IOException("handler returned"));
    assertFalse(parent.isDone());
    assertFalse(two.isDone());
  }

  @Test
  void followsAStrangersContext() {
    CancellableContext inner = under(Context.background());
    Context stranger = new Forwarding(inner);
    CancellableContext c = under(stranger);
    inner.cancel(new IOException("over"));
    assertEquals("over", c.cause().getMessage());
  }

  @Test
  void whatAnActionThrowsIsLoggedAndTheRestStillRuns() {
    List<String> logged = new ArrayList<>();
    CancellableContext c =
        HttpAccess.get()
            .cancellable(Context.background(), (level, text) -> logged.add(level + " " + text));
    List<String> ran = new ArrayList<>();
    c.onDone(() -> {
      throw new IllegalStateException("mine");
    });
    c.onDone(() -> ran.add("second"));
    c.cancel(new IOException("x"));
    assertEquals(List.of("second"), ran);
    assertEquals(1, logged.size());
    assertTrue(
        logged
            .get(0)
            .startsWith(
                "ERROR http: Context.onDone action failed: java.lang.IllegalStateException: mine"),
        logged.get(0));
  }

  /// Children come and go in any order; those that are left at the end are told, nobody twice.
  @Test
  void tellsExactlyTheChildrenThatAreLeft() {
    Random random = new Random(7);
    for (int round = 0; round < 200; round++) {
      CancellableContext parent = under(Context.background());
      List<CancellableContext> alive = new ArrayList<>();
      List<Integer> told = new ArrayList<>();
      for (int i = 0; i < 30; i++) {
        if (!alive.isEmpty() && random.nextInt(3) == 0) {
          alive.remove(random.nextInt(alive.size())).cancel(new IOException("returned"));
        } else {
          CancellableContext child = under(parent);
          int id = i;
          child.onDone(() -> told.add(id));
          alive.add(child);
        }
      }
      int left = alive.size();
      told.clear();
      parent.cancel(new IOException("gone"));
      assertEquals(left, told.size());
      for (CancellableContext c : alive) {
        assertEquals("gone", c.cause().getMessage());
      }
    }
  }

  private record Forwarding(Context inner) implements Context {
    @Override
    public <T> Context with(Key<T> k, T v) {
      return inner.with(k, v);
    }

    @Override
    public <T> T value(Key<T> k) {
      return inner.value(k);
    }

    @Override
    public boolean isDone() {
      return inner.isDone();
    }

    @Override
    public Throwable cause() {
      return inner.cause();
    }

    @Override
    public void onDone(Runnable r) {
      inner.onDone(r);
    }
  }
}
