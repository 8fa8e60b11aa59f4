package dev.arrshell.internal.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.arrshell.Arr;
import dev.arrshell.ArrOptions;
import dev.arrshell.emulator.ArrEmulator;
import dev.arrshell.model.SessionProperties;
import dev.arrshell.testing.Checkout;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The recipes for builds in {@code scripts/ci}: their lines run in bash, as the runners of the two services run them. */
@Tag("long")
@Timeout(180)
class CiRecipesIT {

    private static final String PORT_OF_RECIPES = "8042";
    private static final String DRAW = "#!/bin/sh\necho \"drawn on $ARR_SESSION_HOST\"\n";
    private static final String NIGHTLY = "def session = client.session(size: 'standard', lease: 1.hour).start()\n"
            + "println \"host ${session.awaitReady().hostname}\"\n";

    /** It ends its own process at once, as a runner that loses its machine does. */
    private static final String KILLED = "client.session(size: 'standard', lease: 1.hour).start()\n"
            + "['kill', '-9', ProcessHandle.current().pid().toString()].execute().waitFor()\n";

    @TempDir
    private Path temp;

    private final List<Long> groups = new ArrayList<>();
    private String port;
    private Path project;

    /** A service that runs builds, and the lines of its recipe that its runner gives to one shell each. */
    enum Recipe {
        github("github-actions.yml") {
            @Override
            List<Step> steps(JsonNode recipe) {
                return elements(recipe.at("/jobs/sessions/steps"))
                        .filter(step -> step.has("run"))
                        .map(step -> new Step(
                                step.get("run").textValue(),
                                step.path("if").asText().equals("always()")))
                        .toList();
            }

            @Override
            JsonNode variables(JsonNode recipe) {
                return recipe.at("/jobs/sessions/env");
            }
        },
        gitlab("gitlab-ci.yml") {
            @Override
            List<Step> steps(JsonNode recipe) {
                JsonNode job = recipe.get("sessions");
                return List.of(
                        new Step(lines(job.get("before_script")) + lines(job.get("script")), false),
                        new Step(lines(job.get("after_script")), true));
            }

            @Override
            JsonNode variables(JsonNode recipe) {
                return recipe.at("/sessions/variables");
            }
        };

        private final String file;

        Recipe(String file) {
            this.file = file;
        }

        abstract List<Step> steps(JsonNode recipe);

        abstract JsonNode variables(JsonNode recipe);

        private static Stream<JsonNode> elements(JsonNode list) {
            return StreamSupport.stream(list.spliterator(), false);
        }

        private static String lines(JsonNode list) {
            return String.join(
                    "", elements(list).map(line -> line.textValue() + "\n").toList());
        }
    }

    /** Lines for one shell. */
    record Step(String lines, boolean isAlwaysRun) {}

    /** How a build has ended, and what its steps have printed. */
    record Build(boolean isSuccess, String printed) {}

    @BeforeEach
    void makeProject() throws IOException {
        assumeThat(Path.of("/usr/bin/curl")).as("the recipes need curl").isExecutable();
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = String.valueOf(free.getLocalPort());
        }
        project = Files.createDirectories(temp.resolve("project"));
        Files.createDirectories(project.resolve("scripts"));
        Files.createSymbolicLink(
                Files.createDirectories(project.resolve("tools")).resolve("arr.tar.gz"), Checkout.archive());
    }

    @AfterEach
    void endEmulator() throws Exception {
        for (long group : groups) {
            new ProcessBuilder("kill", "-9", "--", "-" + group).start().waitFor();
        }
    }

    @ParameterizedTest
    @EnumSource
    void theLinesRunAScriptAndACommandAndLeaveNothing(Recipe recipe) throws Exception {
        Build build = run(recipe, NIGHTLY, DRAW);

        assertThat(build.isSuccess()).as(build.printed()).isTrue();
        assertThat(build.printed())
                .containsPattern("host \\S+\\.mixedreality")
                .containsPattern("drawn on \\S+\\.mixedreality");
        assertThat(sessions()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aCommandThatFailsFailsTheBuildAndLeavesNothing(Recipe recipe) throws Exception {
        Build build = run(recipe, NIGHTLY, "#!/bin/sh\nexit 3\n");

        assertThat(build.isSuccess()).as(build.printed()).isFalse();
        assertThat(sessions()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void theSessionOfAKilledScriptIsStoppedByTheLastStep(Recipe recipe) throws Exception {
        Build build = run(recipe, KILLED, DRAW);

        assertThat(build.isSuccess()).as(build.printed()).isFalse();
        assertThat(build.printed()).doesNotContain("drawn");
        assertThat(sessions()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aScriptThatIsWrongFailsTheBuildBeforeAnythingIsStarted(Recipe recipe) throws Exception {
        Build build = run(recipe, "client.sesions()\n", DRAW);

        assertThat(build.isSuccess()).isFalse();
        assertThat(build.printed()).contains("sesions").doesNotContain("drawn");
    }

    private Build run(Recipe recipe, String nightly, String draw) throws Exception {
        Files.writeString(project.resolve("scripts/nightly.groovy"), nightly);
        Path command = Files.writeString(project.resolve("draw.sh"), draw);
        assertThat(command.toFile().setExecutable(true)).isTrue();
        String text = Files.readString(Checkout.HERE.resolve("scripts/ci").resolve(recipe.file))
                .replace(PORT_OF_RECIPES, port);
        JsonNode read = new YAMLMapper().readTree(text);
        boolean isSuccess = true;
        StringBuilder printed = new StringBuilder();
        for (Step step : recipe.steps(read)) {
            if (isSuccess || step.isAlwaysRun()) {
                isSuccess &= run(step, variables(recipe.variables(read)), printed) == 0;
            }
        }
        return new Build(isSuccess, printed.toString());
    }

    private Map<String, String> variables(JsonNode configured) throws IOException {
        Map<String, String> variables = new TreeMap<>(Map.of(
                "HOME", temp.toString(),
                "ARR_CACHE", "off",
                "CI_PROJECT_DIR", project.toString(),
                "GITHUB_PATH", temp.resolve("path").toString()));
        String added = Files.exists(temp.resolve("path"))
                ? String.join(":", Files.readAllLines(temp.resolve("path"))) + ":"
                : "";
        variables.put("PATH", added + System.getProperty("java.home") + "/bin:/usr/bin:/bin");
        configured
                .properties()
                .forEach(each -> variables.put(each.getKey(), each.getValue().textValue()));
        return variables;
    }

    private int run(Step step, Map<String, String> variables, StringBuilder printed) throws Exception {
        Path lines = Files.writeString(temp.resolve("step.sh"), step.lines());
        Path output = temp.resolve("output");
        // A group of its own, so that what it leaves running can be ended.
        ProcessBuilder shell = new ProcessBuilder(
                        "setsid", "bash", "--noprofile", "--norc", "-eo", "pipefail", lines.toString())
                .directory(project.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        shell.environment().clear();
        shell.environment().putAll(variables);
        Process process = shell.start();
        groups.add(process.pid());
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).as(step.lines()).isTrue();
        printed.append(Files.readString(output));
        return process.exitValue();
    }

    private List<SessionProperties> sessions() {
        URI service = URI.create("http://127.0.0.1:" + port);
        try (Arr arr = Arr.create(ArrOptions.builder().sts(service).build())) {
            return arr.account(ArrEmulator.ACCOUNT_ID, ArrEmulator.ACCOUNT_KEY)
                    .endpoint(service)
                    .sessions();
        }
    }
}
