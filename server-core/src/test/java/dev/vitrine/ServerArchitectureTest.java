package dev.vitrine;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.vitrine.http.ConnState;
import dev.vitrine.net.Listener;
import dev.vitrine.trace.TraceEvent;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The invariants of docs/architecture.md that hold the server's packages apart.
class ServerArchitectureTest {
  private static final JavaClasses SERVER =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.vitrine");

  /// What a request flows through; the other internal packages serve them.
  private static final String[] STAGES = {
    "dev.vitrine.internal.accept..",
    "dev.vitrine.internal.connection..",
    "dev.vitrine.internal.read..",
    "dev.vitrine.internal.route..",
    "dev.vitrine.internal.respond.."
  };

  @Test
  void theServerDependsOnTheJdkAlone() {
    classes()
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                "dev.vitrine..",
                "java..",
                "javax..",
                "jdk.jfr..",
                "jdk.net..",
                "com.sun.management.."))
        .because("it is what people come to read, and they have a JDK")
        .check(SERVER);
  }

  @Test
  void onlyTheContractIsExported() throws URISyntaxException {
    Path compiled =
        Path.of(Listener.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Set<String> exported =
        ModuleFinder.of(compiled)
            .find("dev.vitrine.server")
            .orElseThrow()
            .descriptor()
            .exports()
            .stream()
            .filter(e -> !e.isQualified())
            .map(ModuleDescriptor.Exports::source)
            .collect(Collectors.toSet());
    assertEquals(
        Set.of("dev.vitrine.http", "dev.vitrine.httptest", "dev.vitrine.net", "dev.vitrine.trace"),
        exported,
        "a reader's program compiles against the contract and nothing else");
  }

  @Test
  void exportedTypesMentionNoInternalType() {
    classes()
        .that()
        .resideOutsideOfPackage("dev.vitrine.internal..")
        .and()
        .arePublic()
        .should(mentionNoInternalTypeWherePublic())
        .because("whoever uses the module could not name such a type")
        .check(SERVER);
  }

  @Test
  void socketsKnowNothingOfHttp() {
    classes()
        .that()
        .resideInAPackage("dev.vitrine.net..")
        .should()
        .onlyDependOnClassesThat(
            resideOutsideOfPackages("dev.vitrine..")
                .or(
                    resideInAnyPackage(
                        "dev.vitrine.net",
                        "dev.vitrine.internal.access",
                        "dev.vitrine.internal.text",
                        "dev.vitrine.internal.time")))
        .because("a socket carries bytes of any protocol")
        .check(SERVER);
  }

  @Test
  void internalPackagesFormNoCircle() {
    slices()
        .matching("dev.vitrine.internal.(*)..")
        .should()
        .beFreeOfCycles()
        .because("a stage is read after the one before it and without the one behind it")
        .check(SERVER);
  }

  @Test
  void noStageKnowsTheConnection() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "dev.vitrine.internal.read..",
            "dev.vitrine.internal.route..",
            "dev.vitrine.internal.respond..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.vitrine.internal.connection..")
        .because("the connection calls the stages in their order, and each can be read without it")
        .check(SERVER);
  }

  @Test
  void theRouterKnowsPatternsAndPublicValuesAlone() {
    classes()
        .that()
        .resideInAPackage("dev.vitrine.internal.route..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "dev.vitrine.http..",
            "dev.vitrine.internal.route..",
            "dev.vitrine.internal.text..",
            "java..")
        .because("the routing figure asks the same matcher without a request")
        .check(SERVER);
  }

  @Test
  void eventsAreValues() {
    classes()
        .that()
        .implement(TraceEvent.class)
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage("java..", "dev.vitrine.trace").or(equivalentTo(ConnState.class)))
        .because("an event outlives what it tells of and changes nothing in it")
        .check(SERVER);
  }

  @Test
  void theWayOfARequestHasNoRegexAndNoStream() {
    noClasses()
        .that()
        .resideInAnyPackage(STAGES)
        .and()
        // It names the line of a superfluous writeHeader, and StackWalker offers nothing else.
        .doNotHaveSimpleName("Caller")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.util.regex..", "java.util.stream..")
        .because("a request allocates what it needs and no more, and a loop shows what happens")
        .check(SERVER);
  }

  @Test
  void theStagesReadTimeFromTheServerClock() {
    noClasses()
        .that()
        .resideInAnyPackage(STAGES)
        .should()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(Thread.class, "sleep", long.class)
        .orShould()
        .callMethod(Thread.class, "sleep", Duration.class)
        .because("a paused gate must be able to stop the server's time")
        .check(SERVER);
  }

  @Test
  void theServerLogsThroughTheSystemLogger() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAPackage("java.util.logging..")
        .because("where log lines go is the choice of the program that embeds the server")
        .check(SERVER);
  }

  private static ArchCondition<JavaClass> mentionNoInternalTypeWherePublic() {
    return new ArchCondition<>("mention no internal type in public or protected members") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        for (JavaCodeUnit unit : type.getCodeUnits()) {
          if (isVisible(unit.getModifiers())) {
            Stream.concat(unit.getRawParameterTypes().stream(), Stream.of(unit.getRawReturnType()))
                .filter(t -> t.getPackageName().startsWith("dev.vitrine.internal"))
                .forEach(t ->
                    events.add(
                        SimpleConditionEvent.violated(
                            unit, unit.getFullName() + " mentions " + t.getName())));
          }
        }
      }

      private boolean isVisible(Set<JavaModifier> modifiers) {
        return modifiers.contains(JavaModifier.PUBLIC)
            || modifiers.contains(JavaModifier.PROTECTED);
      }
    };
  }
}
