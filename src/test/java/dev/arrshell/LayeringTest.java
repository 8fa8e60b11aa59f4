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

    /**
     * Each package and the packages of ours that it may use. A new package needs a line here; "values" stands for
     * {@link #VALUES}.
     */
    private static final String TABLE = """
            annotation ->
            internal.text ->
            internal.exit -> values (root)
            internal.files ->
            internal.json ->
            model -> annotation internal.json internal.text
            time ->
            conversion -> internal.text model
            error -> conversion internal.text model
            policy -> internal.text model
            internal.wire -> values server
            internal.transport -> values internal.wire
            internal.auth -> values internal.transport internal.wire
            internal.ledger -> values internal.files internal.wire
            internal.language -> values
            internal.wait -> values internal.transport
            internal.conversion -> values internal.transport internal.wait internal.wire
            internal.session -> values server internal.ledger internal.transport internal.wait internal.wire
            pool -> internal.text model
            internal.pool -> values pool internal.language internal.transport
            schedule -> model
            internal.schedule -> values schedule pool internal.language internal.ledger internal.pool internal.transport
            (root) -> values server annotation pool schedule internal.schedule internal.auth internal.conversion internal.json internal.language internal.ledger \
                internal.pool internal.session internal.transport internal.wait internal.wire
            assertj -> values (root) emulator
            emulator -> values (root) internal.json internal.service internal.service.admin internal.service.binding \\
                internal.service.conversion internal.service.http internal.service.journal internal.service.rest internal.service.session \\
                internal.service.simulated internal.service.storage internal.service.token internal.wire
            groovy -> values (root) schedule internal.config internal.script.output internal.script.state \\
                internal.script.vocabulary
            junit -> values (root) annotation emulator testkit
            spock -> values emulator internal.script.compile junit testkit
            testkit -> values (root) annotation emulator internal.exit internal.script.message internal.script.run internal.script.state \\
                internal.wire
            internal.cache -> values internal.config.value internal.files
            internal.cli -> values emulator internal.cli.admin internal.cli.console internal.cli.conversion internal.cli.help \\
                internal.cli.pool internal.cli.script internal.cli.service internal.cli.session internal.config internal.config.value internal.exit internal.ledger \\
                internal.repl internal.script.state internal.view.problem
            internal.cli.admin -> values (root) internal.cache internal.cli.console internal.cli.help internal.config \\
                internal.config.doctor internal.config.value internal.ledger internal.view internal.view.problem
            internal.cli.console -> values (root) pool emulator internal.config internal.config.value internal.exit internal.view \\
                internal.view.layout internal.view.problem
            internal.cli.conversion -> values (root) internal.cli.console internal.config internal.config.value internal.view
            internal.cli.help -> values internal.cli.console
            internal.cli.pool -> values (root) pool internal.cli.console internal.config
            internal.cli.dependency -> values internal.cache internal.cli.console internal.config.value internal.files \\
                internal.script.message internal.script.run
            internal.cli.script -> values (root) emulator schedule internal.cli.console internal.cli.dependency internal.cli.help internal.config internal.config.value \\
                internal.exit internal.repl internal.repl.registry internal.script.check internal.script.compile internal.script.library internal.script.message \\
                internal.script.run internal.script.state internal.timeline internal.view internal.view.layout \
                internal.view.problem
            internal.cli.service -> values emulator internal.cli.console internal.cli.help internal.config.server internal.config.value \\
                internal.files internal.service.binding internal.service.launch internal.service.process internal.service.serve \\
                internal.service.simulated internal.service.slurm internal.view server
            internal.cli.session -> values server (root) internal.cli.console internal.config internal.config.value \\
                internal.exit internal.transport internal.view internal.view.layout internal.wait
            internal.config -> values internal.cache internal.config.file internal.config.value internal.files
            internal.config.doctor -> values internal.config internal.config.value
            internal.config.file -> values internal.config.value internal.files
            internal.config.server -> values internal.config.value
            internal.config.value -> values internal.files
            internal.repl -> values (root) emulator internal.config internal.exit internal.files internal.repl.command \\
                internal.repl.completion internal.repl.display internal.repl.eval internal.repl.help internal.repl.registry \\
                internal.syntax internal.repl.terminal internal.script.library internal.script.message internal.script.state internal.view.layout \\
                internal.view.problem
            internal.repl.command -> values (root) pool emulator internal.files internal.repl.completion internal.repl.display \\
                internal.repl.eval internal.repl.export internal.repl.help internal.syntax internal.script.compile \\
                internal.script.message internal.script.state internal.script.vocabulary internal.view \\
                internal.view.call internal.view.layout
            internal.repl.command.emulated -> values emulator internal.repl.command internal.repl.completion \\
                internal.script.state internal.view
            internal.repl.completion -> values groovy internal.files internal.repl.eval internal.syntax \\
                internal.script.vocabulary
            internal.repl.display -> values (root) emulator internal.config.file internal.config.value internal.exit internal.repl.eval internal.syntax \\
                internal.script.message internal.script.state internal.view internal.view.layout \\
                internal.view.problem
            internal.repl.eval -> values (root) internal.exit internal.syntax internal.script.compile internal.script.library internal.script.message \\
                internal.script.state internal.script.vocabulary
            internal.repl.export -> values internal.repl.eval internal.syntax
            internal.repl.help -> values internal.repl.completion internal.view.layout
            internal.repl.registry -> values internal.repl.command internal.repl.command.emulated internal.repl.completion \\
                internal.repl.eval internal.repl.help internal.syntax internal.script.vocabulary internal.view \\
                internal.view.layout
            internal.repl.terminal -> values internal.files internal.repl.command internal.repl.registry internal.repl.completion \\
                internal.repl.display internal.repl.eval internal.syntax internal.view.layout
            internal.script.check -> values (root) pool schedule internal.schedule emulator groovy internal.script.compile internal.script.library internal.script.message \\
                internal.script.vocabulary
            internal.script.compile -> values (root) groovy internal.cache internal.config.value internal.files \\
                internal.script.library internal.script.message internal.script.state internal.script.vocabulary
            internal.syntax -> values
            internal.script.library -> values internal.config.value internal.script.message
            internal.script.message -> values internal.script.vocabulary internal.syntax
            internal.script.output -> values
            internal.script.run -> values (root) emulator internal.config internal.exit internal.script.compile \\
                internal.script.library internal.script.message internal.script.state
            internal.script.state -> values (root) schedule emulator internal.config internal.config.value internal.exit \\
                internal.language internal.script.message internal.script.vocabulary
            internal.script.vocabulary -> values (root) pool emulator
            internal.service -> values internal.service.admin internal.service.conversion internal.service.http internal.service.journal \\
                internal.service.provided internal.service.rest internal.service.session internal.service.simulated \\
                internal.service.storage internal.service.token internal.wire server
            internal.service.admin -> values internal.service.http internal.service.journal internal.service.session \\
                internal.service.simulated internal.service.token server
            internal.service.binding -> values internal.files internal.service.http internal.wire
            internal.service.conversion -> values internal.service.http internal.service.session
            internal.service.http -> values internal.wire
            internal.service.journal -> values internal.service.http internal.wire
            internal.service.launch -> internal.files internal.json internal.text model server
            internal.service.slurm -> internal.files internal.service.launch internal.text model server time
            internal.service.process -> internal.files internal.service.launch internal.text model server time
            internal.service.rest -> values internal.service.conversion internal.service.http internal.service.session internal.service.token \\
                internal.wire
            internal.service.provided -> values internal.service.http internal.service.session server
            internal.service.serve -> values internal.service internal.service.binding internal.service.rest internal.service.storage server
            internal.service.session -> values internal.service.http server
            internal.service.simulated -> values internal.service.conversion internal.service.http internal.service.session internal.wire server
            internal.service.storage -> values internal.files internal.service.conversion internal.service.http internal.service.session \\
                internal.service.token server
            internal.service.token -> values internal.service.http internal.wire
            server -> annotation model
            internal.timeline -> values internal.view.layout
            internal.view -> values pool internal.view.call internal.view.layout
            internal.view.call -> values internal.view.layout
            internal.view.layout -> values
            internal.view.problem -> values internal.view.layout
            """;

    /** What every package above them may use. */
    private static final Set<String> VALUES = Set.of("model", "conversion", "time", "error", "policy", "internal.text");

    private static final Map<String, Set<String>> ARROWS = arrows();

    private static Map<String, Set<String>> arrows() {
        Map<String, Set<String>> arrows = new LinkedHashMap<>();
        TABLE.replaceAll("\\\\\\n *", "").lines().forEach(line -> {
            String[] sides = line.split(" -> ?", 2);
            arrows.put(layerNamed(sides[0].strip()), used(sides[1]));
        });
        return arrows;
    }

    private static Set<String> used(String names) {
        return Stream.of(names.split(" +"))
                .filter(name -> !name.isEmpty())
                .flatMap(name -> name.equals("values") ? VALUES.stream() : Stream.of(layerNamed(name)))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String layerNamed(String name) {
        return name.equals("(root)") ? "" : name;
    }

    private static Set<String> and(Set<String> some, String... more) {
        return Stream.concat(some.stream(), Stream.of(more)).collect(Collectors.toUnmodifiableSet());
    }

    /** Libraries, and the only packages of ours that may use each. */
    private static final Map<String, List<String>> LIBRARIES = Map.ofEntries(
            Map.entry(
                    "com.fasterxml..",
                    List.of(
                            "internal.json",
                            "internal.wire",
                            "internal.service..",
                            "internal.config.file",
                            "internal.view",
                            "internal.view.call")),
            Map.entry("org.tomlj..", List.of("internal.config.file", "internal.config.server")),
            Map.entry("com.cronutils..", List.of("internal.schedule")),
            Map.entry("org.h2..", List.of("internal.service.storage")),
            Map.entry("groovy..", List.of("groovy", "internal.script..", "internal.repl..")),
            Map.entry("org.codehaus.groovy..", List.of("groovy", "internal.script..", "internal.repl..")),
            Map.entry("org.apache.groovy..", List.of("groovy", "internal.script..", "internal.repl..")),
            Map.entry("org.jline..", List.of("internal.repl..", "internal.cli.console")),
            Map.entry("java.net.http..", List.of("policy", "internal.transport")),
            Map.entry("com.sun.net.httpserver..", List.of()),
            Map.entry("org.apache.hc..", List.of("internal.service.binding")),
            Map.entry("picocli..", List.of("internal.cli..", "internal.repl.command..", "internal.repl.registry")),
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

    /** They are the whole process's, and in a library the process is the embedder's. */
    @Test
    void onlyTheProgramSetsSystemProperties() {
        noClasses()
                .that(resideOutsideOfPackages(packageOf("internal.cli..")))
                .should()
                .callMethod(System.class, "setProperty", String.class, String.class)
                .orShould()
                .callMethod(System.class, "clearProperty", String.class)
                .check(PRODUCTION);
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
