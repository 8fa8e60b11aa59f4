package dev.arrshell;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds {@code src/docs/architecture.md} against the compiled classes: its packages, its types and the order of its walks. */
class ArchitectureDocTest {

    private static final String ROOT = "dev.arrshell";
    private static final JavaClasses PRODUCTION = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    private static final Pattern PACKAGE_ROW = Pattern.compile("(?m)^\\| `([~…][^`]*)` \\| .");
    private static final Pattern STEP = Pattern.compile("(?m)^\\d+\\. (?:([→←]) )?\\*\\*`(\\w+)`\\*\\*");
    private static final Pattern TYPE = Pattern.compile("`([A-Z]\\w+)`");

    private static final Map<String, List<JavaClass>> BY_NAME = PRODUCTION.stream()
            .filter(type -> !type.getSimpleName().equals("package-info") && type.isTopLevelClass())
            .collect(Collectors.groupingBy(JavaClass::getSimpleName));

    /** A step of a walk: the type, and whether the step before calls it or returns to it. */
    private record Step(String type, boolean called) {}

    private static String page() {
        try {
            return Files.readString(Path.of("src/docs/architecture.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> packages(String page) {
        return PACKAGE_ROW
                .matcher(page)
                .results()
                .map(row -> row.group(1).replace("…", ROOT + ".internal").replace("~", ROOT))
                .toList();
    }

    private static List<List<Step>> walks(String page) {
        return Stream.of(page.split("(?m)^### "))
                .skip(1)
                .map(ArchitectureDocTest::steps)
                .toList();
    }

    private static List<Step> steps(String walk) {
        Matcher step = STEP.matcher(walk);
        List<Step> steps = new ArrayList<>();
        while (step.find()) {
            steps.add(new Step(step.group(2), !"←".equals(step.group(1))));
        }
        return steps;
    }

    @Test
    void namesEachPackageOnce() {
        Set<String> packages =
                PRODUCTION.stream().map(JavaClass::getPackageName).collect(Collectors.toSet());

        assertThat(packages(page())).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(packages);
    }

    @Test
    void listsEachPackageAboveThoseThatItUses() {
        assertThat(upward(packages(page()))).isEmpty();
    }

    private static Set<String> upward(List<String> order) {
        return PRODUCTION.stream()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(use -> order.indexOf(target(use).getPackageName()) >= 0)
                .filter(use -> order.indexOf(target(use).getPackageName())
                        < order.indexOf(use.getOriginClass().getPackageName()))
                .map(use ->
                        use.getOriginClass().getName() + " uses " + target(use).getName())
                .collect(Collectors.toSet());
    }

    private static JavaClass target(Dependency use) {
        return use.getTargetClass().getBaseComponentType();
    }

    @Test
    void namesOnlyTypesThatExist() {
        Set<String> missing = TYPE.matcher(page())
                .results()
                .map(name -> name.group(1))
                .filter(name -> !BY_NAME.containsKey(name) && !name.equals("GET") && !name.equals("Host"))
                .collect(Collectors.toSet());

        assertThat(missing).isEmpty();
    }

    @Test
    void followsReferencesInEachWalk() {
        List<List<Step>> walks = walks(page());

        assertThat(walks).hasSize(3).allSatisfy(walk -> {
            assertThat(walk).hasSizeGreaterThan(8);
            assertThat(broken(walk)).isEmpty();
        });
    }

    private static List<String> broken(List<Step> walk) {
        List<String> broken = new ArrayList<>();
        for (int i = 1; i < walk.size(); i++) {
            Step step = walk.get(i);
            String before = walk.get(i - 1).type();
            boolean connected = step.called() ? refers(before, step.type()) : refers(step.type(), before);
            if (!connected) {
                broken.add(before + (step.called() ? " does not call " : " does not return to ") + step.type());
            }
        }
        return broken;
    }

    /** Whether a type, a nested one included, uses another or something that the other implements or extends. */
    private static boolean refers(String from, String to) {
        JavaClass target = BY_NAME.get(to).get(0);
        String origin = BY_NAME.get(from).get(0).getName();
        return PRODUCTION.stream()
                .filter(type -> type.getName().equals(origin) || type.getName().startsWith(origin + "$"))
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .map(ArchitectureDocTest::target)
                .filter(used -> used.getPackageName().startsWith(ROOT))
                .anyMatch(used ->
                        target.isAssignableTo(used.getName()) || used.getName().startsWith(target.getName() + "$"));
    }

    /** Each check fails on a page that is wrong. */
    @Test
    void findsWhatIsWrong() {
        List<String> order = new ArrayList<>(packages(page()));
        order.add(0, order.remove(order.indexOf(ROOT + ".internal.text")));

        assertThat(upward(order)).isNotEmpty();
        assertThat(broken(List.of(new Step("TextTable", true), new Step("HttpConnection", true))))
                .hasSize(1);
        assertThat(broken(List.of(new Step("ViewWriter", true), new Step("TextTable", false))))
                .hasSize(1);
    }
}
