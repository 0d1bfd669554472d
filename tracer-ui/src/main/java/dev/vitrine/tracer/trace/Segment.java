package dev.vitrine.tracer.trace;

import dev.vitrine.trace.TraceEvent;
import dev.vitrine.trace.TraceRecord;
import java.util.BitSet;
import java.util.Map;
import java.util.Objects;

/// A run of entries that lie together, each kept as a number in every column and a few bytes: its texts and
/// callers are known to this segment alone, so that it can be forgotten whole.
///
/// One thread adds. Any thread reads an entry that it learned of after it was added, by way of the store's
/// size.
final class Segment {
  /// Entries of a segment: enough that a text that many share is nearly free, few enough that forgetting one
  /// leaves most of the run.
  static final int LENGTH = 1 << 14;

  private static final int MORE = 0x80;

  private final long[] seqs = new long[LENGTH];
  private final long[] times = new long[LENGTH];
  private final char[] callerOf = new char[LENGTH];
  private final byte[] kinds = new byte[LENGTH];
  private final int[] places = new int[LENGTH];
  private final ByteSink fields = new ByteSink();
  private final Texts texts = new Texts();
  private final Callers callers = new Callers();
  private int length;
  private volatile long lowestSeq = Long.MAX_VALUE;

  boolean full() {
    return length == LENGTH;
  }

  void add(Entry entry) {
    int at = length;
    seqs[at] = entry.seq();
    times[at] = entry.nanos();
    callerOf[at] =
        (char)
            callers.number(
                entry.serverId(),
                entry.connectionId(),
                entry.requestNo(),
                entry.threadId(),
                texts.number(entry.threadName()));
    places[at] = fields.length();
    kinds[at] = (byte) write(entry);
    if (entry.seq() != 0 && entry.seq() < lowestSeq) {
      lowestSeq = entry.seq();
    }
    length = at + 1;
    if (full()) {
      fields.trim();
      texts.seal();
      callers.seal();
    }
  }

  private int write(Entry entry) {
    switch (entry) {
      case Entry.Step(TraceRecord step, Map<String, Object> more) -> {
        int kind = EventKinds.number(step.event());
        EventKinds.codec(kind).write(step.event(), fields, texts);
        if (more.isEmpty()) {
          return kind;
        }
        AnyValue.write(more, fields, texts);
        return kind | MORE;
      }
      case Entry.Unknown unknown -> {
        fields.putLong(texts.number(unknown.event()));
        AnyValue.write(unknown.fields(), fields, texts);
        return EventKinds.UNKNOWN;
      }
      case Entry.Gap gap -> {
        fields.putLong(gap.missing());
        return EventKinds.GAP;
      }
    }
  }

  Entry get(int at) {
    int caller = callerOf[at];
    ByteSink.Source in = fields.from(places[at]);
    int kind = kind(at);
    if (kind == EventKinds.GAP) {
      return new Entry.Gap(in.getLong(), times[at], callers.server(caller));
    }
    if (kind == EventKinds.UNKNOWN) {
      String name = Objects.requireNonNull(texts.text((int) in.getLong()));
      in.get(); // the type of what follows, always a map
      return new Entry.Unknown(
          seqs[at],
          times[at],
          callers.server(caller),
          callers.connection(caller),
          callers.request(caller),
          callers.thread(caller),
          threadName(caller),
          name,
          AnyValue.map(in, texts));
    }
    TraceEvent event = EventKinds.codec(kind).read(in, texts);
    TraceRecord step =
        new TraceRecord(
            seqs[at],
            times[at],
            callers.server(caller),
            callers.connection(caller),
            callers.request(caller),
            callers.thread(caller),
            threadName(caller),
            event);
    if ((kinds[at] & MORE) == 0) {
      return new Entry.Step(step);
    }
    in.get();
    return new Entry.Step(step, AnyValue.map(in, texts));
  }

  private String threadName(int caller) {
    String name = texts.text(callers.threadName(caller));
    return name == null ? "" : name;
  }

  int kind(int at) {
    return kinds[at] & 0x7F;
  }

  long seq(int at) {
    return seqs[at];
  }

  long nanos(int at) {
    return times[at];
  }

  long server(int at) {
    return callers.server(callerOf[at]);
  }

  long connection(int at) {
    return callers.connection(callerOf[at]);
  }

  long request(int at) {
    return callers.request(callerOf[at]);
  }

  /// No entry here has a smaller `seq` than this.
  long lowestSeq() {
    return lowestSeq;
  }

  /// The callers that a person seeks.
  BitSet callers(Sought sought) {
    BitSet wanted = new BitSet();
    for (int number = callers.count() - 1; number >= 0; number--) {
      wanted.set(number, sought.caller(callers.connection(number), callers.request(number)));
    }
    return wanted;
  }

  /// The next entry from `from` on in the direction of `step` (1 or -1), before `end`, that is of a kind and
  /// of a caller that is sought; -1 when there is none.
  int find(int from, int end, int step, Sought sought, BitSet wanted) {
    for (int at = from; at != end; at += step) {
      if (wanted.get(callerOf[at]) && sought.kind(kind(at))) {
        return at;
      }
    }
    return -1;
  }
}
