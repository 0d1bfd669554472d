package dev.vitrine.tracer.scenario;

import dev.vitrine.trace.TraceEvent.BytesReceived;
import dev.vitrine.trace.TraceEvent.BytesSent;
import dev.vitrine.trace.TraceRecord;
import java.util.Comparator;
import java.util.List;

/// One run from the server's first step to its last.
///
/// @param records all steps in the order of `seq`, bytes included where they were watched
/// @param waits when a handler waited for the script
record Recording(List<TraceRecord> records, List<Cues.Wait> waits) {
  Recording {
    records = records.stream().sorted(Comparator.comparingLong(TraceRecord::seq)).toList();
  }

  static boolean isBytes(TraceRecord r) {
    return r.event() instanceof BytesReceived || r.event() instanceof BytesSent;
  }
}
