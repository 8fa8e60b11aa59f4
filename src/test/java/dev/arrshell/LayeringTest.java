package dev.arrshell;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import dev.arrshell.testing.GoldenExchange;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Reads the compiled classes and holds every dependency to the one direction there is. */
class LayeringTest {

    private static final String ROOT = "dev.arrshell";

    private static final JavaClasses PRODUCTION = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    /** Each package and those of ours it may use. A package that is not here yet has to be put here. */
    private static final Map<String, Set<String>> ARROWS = arrows();

    private static Map<String, Set<String>> arrows() {
        Set<String> values = Set.of("model", "time", "error", "policy");
        Set<String> wire = and(values, "internal.wire");
        Set<String> transport = and(wire, "internal.transport");
        Set<String> auth = and(transport, "internal.auth");
        Set<String> session = and(auth, "internal.ledger");
        Set<String> language = and(session, "internal.session");
        Set<String> everything = and(
                language, "", "emulator", "groovy", "repl", "internal.config", "internal.view", "internal.timeline");
        Map<String, Set<String>> arrows = new LinkedHashMap<>();
        arrows.put("internal.json", Set.of());
        arrows.put("model", Set.of("internal.json"));
        arrows.put("time", Set.of());
        arrows.put("error", Set.of("model"));
        arrows.put("policy", Set.of("error", "model"));
        arrows.put("internal.wire", values);
        arrows.put("internal.transport", wire);
        arrows.put("internal.auth", transport);
        arrows.put("internal.ledger", wire);
        arrows.put("internal.session", session);
        arrows.put("", language);
        arrows.put("internal.config", Set.of("model", "time"));
        arrows.put("internal.view", Set.of("model", "time", "error"));
        arrows.put("internal.timeline", Set.of("model", "time", "error", "internal.view"));
        arrows.put("internal.emulator.store", Set.of());
        arrows.put("internal.emulator", and(wire, "internal.emulator.store"));
        arrows.put("emulator", and(values, "", "internal.emulator"));
        arrows.put("testkit", and(values, "", "emulator"));
        arrows.put("junit", and(values, "", "emulator", "testkit"));
        arrows.put("spock", and(values, "", "emulator", "testkit", "junit", "groovy"));
        arrows.put("assertj", and(values, "", "emulator"));
        arrows.put("groovy", and(values, "", "emulator", "internal.config", "internal.view"));
        arrows.put("repl", and(values, "", "emulator", "groovy", "internal.config", "internal.view"));
        arrows.put("cli", everything);
        return arrows;
    }

    private static Set<String> and(Set<String> some, String... more) {
        return Stream.concat(some.stream(), Stream.of(more)).collect(Collectors.toUnmodifiableSet());
    }

    /** Libraries, and the only packages of ours that may use each. */
    private static final Map<String, List<String>> LIBRARIES = Map.ofEntries(
            Map.entry(
                    "com.fasterxml..",
                    List.of("internal.json", "internal.wire", "internal.emulator", "internal.config", "internal.view")),
            Map.entry("com.github.freva..", List.of("internal.view")),
            Map.entry("org.tomlj..", List.of("internal.config")),
            Map.entry("groovy..", List.of("groovy", "repl")),
            Map.entry("org.codehaus.groovy..", List.of("groovy", "repl")),
            Map.entry("org.apache.groovy..", List.of("groovy", "repl")),
            Map.entry("org.jline..", List.of("repl")),
            Map.entry("java.net.http..", List.of("internal.transport")),
            Map.entry("com.sun.net.httpserver..", List.of("internal.emulator")),
            Map.entry("picocli..", List.of("cli", "repl")),
            Map.entry("org.junit..", List.of("junit")),
            Map.entry("org.spockframework..", List.of("spock")),
            Map.entry("spock..", List.of("spock")),
            Map.entry("org.assertj..", List.of("assertj")));

    @Test
    void everyPackageHasItsPlace() {
        Set<String> packages = PRODUCTION.stream().map(LayeringTest::layer).collect(Collectors.toSet());

        assertThat(packages).contains("model", "time", "error", "internal.wire");
        assertThat(ARROWS.keySet()).containsAll(packages);
    }

    private static String layer(JavaClass type) {
        return layer(type.getPackageName());
    }

    private static String layer(String packageName) {
        return packageName.equals(ROOT) ? "" : packageName.substring(ROOT.length() + 1);
    }

    private static String packageOf(String layer) {
        return layer.isEmpty() ? ROOT : ROOT + "." + layer;
    }

    @TestFactory
    Stream<DynamicTest> dependenciesPointOneWay() {
        return ARROWS.entrySet().stream()
                .map(arrow -> DynamicTest.dynamicTest(
                        packageOf(arrow.getKey()),
                        () -> arrow(arrow.getKey(), arrow.getValue()).check(PRODUCTION)));
    }

    private static ArchRule arrow(String from, Set<String> to) {
        Set<String> allowed = and(to, from);
        DescribedPredicate<JavaClass> elsewhere = DescribedPredicate.describe(
                "are ours and not in " + allowed,
                type -> type.getPackageName().startsWith(ROOT) && !allowed.contains(layer(type)));
        return noClasses()
                .that(resideInAnyPackage(packageOf(from)))
                .should()
                .dependOnClassesThat(elsewhere)
                .allowEmptyShould(true);
    }

    @TestFactory
    Stream<DynamicTest> aLibraryHasOneDoor() {
        return LIBRARIES.entrySet().stream()
                .map(library -> DynamicTest.dynamicTest(
                        library.getKey(),
                        () -> door(library.getKey(), library.getValue()).check(PRODUCTION)));
    }

    private static ArchRule door(String library, List<String> users) {
        String[] packages = users.stream().map(LayeringTest::packageOf).toArray(String[]::new);
        return noClasses()
                .that(resideOutsideOfPackages(packages))
                .should()
                .dependOnClassesThat(resideInAnyPackage(library))
                .allowEmptyShould(true);
    }

    @Test
    void thereAreNoCycles() {
        slices().assignedFrom(new ByPackage()).should().beFreeOfCycles().check(PRODUCTION);
    }

    private static final class ByPackage implements SliceAssignment {

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return type.getPackageName().startsWith(ROOT)
                    ? SliceIdentifier.of(type.getPackageName())
                    : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
            return "packages";
        }
    }

    /** A rule that nothing can break holds nothing: the test code itself breaks two of them. */
    @Test
    void theRulesFindAnOffender() {
        JavaClasses offender = new ClassFileImporter().importClasses(GoldenExchange.class, LayeringTest.class);

        assertThat(door("com.fasterxml..", LIBRARIES.get("com.fasterxml.."))
                        .evaluate(offender)
                        .hasViolation())
                .isTrue();
        assertThat(arrow("", Set.of()).evaluate(offender).hasViolation()).isTrue();
    }
}
