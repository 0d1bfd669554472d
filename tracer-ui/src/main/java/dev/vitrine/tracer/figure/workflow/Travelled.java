package dev.vitrine.tracer.figure.workflow;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Which nodes and arrows were passed. Immutable.
public record Travelled(Set<Place> places) {
  public static final Travelled NONE = new Travelled(EnumSet.noneOf(Place.class));

  /// Few ways are ever gone, and very many states hold one: each is kept once.
  private static final Map<Set<Place>, Travelled> KNOWN = new ConcurrentHashMap<>();

  public Travelled {
    places = Collections.unmodifiableSet(places);
  }

  public boolean has(Place place) {
    return places.contains(place);
  }

  public Travelled with(Place... more) {
    if (places.containsAll(List.of(more))) {
      return this;
    }
    EnumSet<Place> all = EnumSet.noneOf(Place.class);
    all.addAll(places);
    all.addAll(List.of(more));
    return known(all);
  }

  public Travelled without(Place... gone) {
    EnumSet<Place> all = EnumSet.noneOf(Place.class);
    all.addAll(places);
    all.removeAll(List.of(gone));
    return known(all);
  }

  private static Travelled known(Set<Place> places) {
    return KNOWN.computeIfAbsent(places, Travelled::new);
  }
}
