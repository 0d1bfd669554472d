package dev.vitrine.tracer.cli;

import dev.vitrine.tracer.figure.FigureKind;
import dev.vitrine.tracer.figures.Figures;
import java.util.Iterator;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// The figures by their names on the command line.
final class FigureNames implements ITypeConverter<FigureKind<?>>, Iterable<String> {
  FigureNames() {}

  @Override
  public Iterator<String> iterator() {
    return Figures.all().stream().map(FigureKind::id).iterator();
  }

  @Override
  public FigureKind<?> convert(String name) {
    return Figures.find(name)
        .orElseThrow(() ->
            new TypeConversionException(
                "there is no figure " + name + ", only " + String.join(", ", this)));
  }
}
