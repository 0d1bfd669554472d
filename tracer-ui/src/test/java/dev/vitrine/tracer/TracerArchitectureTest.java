package dev.vitrine.tracer;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/// The invariants of docs/architecture.md that hold the tracer's packages apart, and the server
/// apart from the tracer.
class TracerArchitectureTest {
  private static final JavaClasses VITRINE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.vitrine");

  @Test
  void onlyTheRendererAndTheAppKnowJavaFx() {
    noClasses()
        .that()
        .resideOutsideOfPackages("dev.vitrine.tracer.render.fx..", "dev.vitrine.tracer.app..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("javafx..", "com.sun.javafx..", "atlantafx..")
        .because("a figure is data, and the command line draws it where there is no display")
        .check(VITRINE);
  }

  @Test
  void theServerDoesNotKnowTheTracer() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.vitrine.tracer..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.vitrine.tracer..")
        .because("the server is real and can be used without being watched")
        .check(VITRINE);
  }

  @Test
  void thePackagesOfTheTracerFormNoCircle() {
    slices()
        .matching("dev.vitrine.tracer.(**)")
        .should()
        .beFreeOfCycles()
        .because("what happened, what the picture is and how it looks are read one after another")
        .check(VITRINE);
  }
}
