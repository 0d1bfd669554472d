package dev.vitrine.tracer.app;

import java.util.List;

/// Whether things travel in the figure: as the operating system asks, or as a person chose here.
enum Motion {
  SYSTEM("As the system"),
  REDUCED("Reduced"),
  FULL("Full");

  static final List<Motion> ALL = List.of(values());

  private final String word;

  Motion(String word) {
    this.word = word;
  }

  String word() {
    return word;
  }
}
