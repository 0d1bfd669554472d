package dev.vitrine.trace;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jdk.jfr.AnnotationElement;
import jdk.jfr.Category;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.EventFactory;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.ValueDescriptor;

/// Makes every step an event of the JDK's Flight Recorder too, so that JDK Mission Control shows them
/// beside what the JVM did: `dev.vitrine.Accepted` with the fields of the trace file. Go has no such
/// thing; `runtime/trace` is the nearest.
///
/// They are off by default: a recording that wants them enables each by its name, or all with
/// `jcmd JFR.start` and a settings file. While none is enabled a step costs one look at its switch.
/// Lists and maps, which Flight Recorder has not, become text; of bytes only the text in base64.
public final class FlightRecorderTracer implements Tracer {
  /// What stands before the fields of the event itself.
  private static final List<String> PLACE = List.of("seq", "nanos", "server", "conn", "req");

  private static final Map<Class<?>, Kind> KINDS = kinds();

  private final Detail detail;

  /// One kind of event: how to make one, and where its fields stand.
  private record Kind(EventFactory factory, Map<String, Integer> positions) {}

  /// Records the steps.
  public FlightRecorderTracer() {
    this(Detail.STEPS);
  }

  /// Records the steps, and the bytes where `detail` says so.
  public FlightRecorderTracer(Detail detail) {
    this.detail = detail;
  }

  @Override
  public Detail detail() {
    return detail;
  }

  @Override
  public void onEvent(TraceRecord r) {
    Kind kind = KINDS.get(r.event().getClass());
    Event event = kind.factory.newEvent();
    if (!event.isEnabled()) {
      return;
    }
    event.set(0, r.seq());
    event.set(1, r.nanos());
    event.set(2, r.serverId());
    event.set(3, r.connectionId());
    event.set(4, r.requestNo());
    EventFields.write(r.event(), new Fields(event, kind.positions));
    event.commit();
  }

  private static Map<Class<?>, Kind> kinds() {
    Map<Class<?>, Kind> kinds = new HashMap<>();
    for (Class<?> type : TraceEvent.class.getPermittedSubclasses()) {
      kinds.put(type, kind(type));
    }
    return Map.copyOf(kinds);
  }

  private static Kind kind(Class<?> type) {
    List<ValueDescriptor> fields = new ArrayList<>();
    Map<String, Integer> positions = new HashMap<>();
    for (String name : PLACE) {
      fields.add(new ValueDescriptor(long.class, name));
    }
    for (RecordComponent component : type.getRecordComponents()) {
      positions.put(component.getName(), fields.size());
      fields.add(new ValueDescriptor(typeOf(component), component.getName()));
    }
    List<AnnotationElement> annotations =
        List.of(
            new AnnotationElement(Name.class, "dev.vitrine." + type.getSimpleName()),
            new AnnotationElement(Category.class, new String[] {"Vitrine"}),
            new AnnotationElement(Enabled.class, false),
            new AnnotationElement(StackTrace.class, false));
    return new Kind(EventFactory.create(annotations, fields), Map.copyOf(positions));
  }

  private static Class<?> typeOf(RecordComponent component) {
    Class<?> type = component.getType();
    if (type == int.class) {
      return long.class;
    }
    return type.isPrimitive() ? type : String.class;
  }

  /// Puts an event's fields where Flight Recorder wants them.
  private record Fields(Event event, Map<String, Integer> positions) implements FieldSink {
    private Fields set(String name, Object value) {
      event.set(positions.get(name), value);
      return this;
    }

    @Override
    public Fields event(String name) {
      return this;
    }

    @Override
    public Fields text(String name, String value) {
      return set(name, value);
    }

    @Override
    public Fields number(String name, long value) {
      return set(name, value);
    }

    @Override
    public Fields flag(String name, boolean value) {
      return set(name, value);
    }

    @Override
    public Fields texts(String name, List<String> values) {
      return set(name, String.join(", ", values));
    }

    @Override
    public Fields map(String name, Map<String, String> values) {
      return set(name, values.toString());
    }

    @Override
    public Fields lists(String name, Map<String, List<String>> values) {
      return set(name, values.toString());
    }

    @Override
    public Fields bytes(String name, byte[] value) {
      return set(name, Base64.getEncoder().encodeToString(value));
    }
  }
}
