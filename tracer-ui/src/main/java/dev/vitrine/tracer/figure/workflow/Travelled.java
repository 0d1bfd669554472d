package dev.vitrine.tracer.figure.workflow;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Which nodes and arrows were passed. Immutable.
public record Travelled(Set<Place> places) {
  public static final Travelled NONE = new Travelled(EnumSet.noneOf(Place.class));

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
    return new Travelled(all);
  }

  public Travelled without(Place... gone) {
    EnumSet<Place> all = EnumSet.noneOf(Place.class);
    all.addAll(places);
    all.removeAll(List.of(gone));
    return new Travelled(all);
  }
}
