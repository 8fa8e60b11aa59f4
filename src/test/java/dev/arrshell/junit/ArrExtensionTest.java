package dev.arrshell.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.instanceOf;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import dev.arrshell.emulator.ArrEmulator;
import dev.arrshell.error.WaitTimeoutException;
import dev.arrshell.model.SessionStatus;
import dev.arrshell.testing.RawClient;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.EventType;

/** Runs classes of tests and looks at what becomes of them. */
@Execution(ExecutionMode.SAME_THREAD)
class ArrExtensionTest {

    private static final String PARALLEL = "junit.jupiter.execution.parallel.";

    @BeforeEach
    void empty() {
        Fixtures.MET.clear();
    }

    private static EngineExecutionResults run(Class<?> fixture, String... methods) {
        DiscoverySelector[] some = Stream.of(fixture.getDeclaredMethods())
                .filter(method -> List.of(methods).contains(method.getName()))
                .map(method -> selectMethod(fixture, method))
                .toArray(DiscoverySelector[]::new);
        EngineTestKit.Builder kit = EngineTestKit.engine("junit-jupiter");
        return (methods.length == 0 ? kit.selectors(selectClass(fixture)) : kit.selectors(some)).execute();
    }

    private static void passed(EngineExecutionResults results, int number) {
        assertThat(results.allEvents().failed().stream().map(Object::toString)).isEmpty();
        results.testEvents().assertStatistics(all -> all.started(number).succeeded(number));
        results.containerEvents().assertStatistics(all -> all.failed(0));
    }

    private static String failure(EngineExecutionResults results) {
        return results.allEvents().failed().stream()
                .map(event -> event.getRequiredPayload(TestExecutionResult.class)
                        .getThrowable()
                        .orElseThrow()
                        .getMessage())
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, String> report(EngineExecutionResults results) {
        return results.allEvents()
                .filter(event -> event.getType() == EventType.REPORTING_ENTRY_PUBLISHED)
                .map(event -> event.getRequiredPayload(ReportEntry.class).getKeyValuePairs())
                .findFirst()
                .orElse(Map.of());
    }

    @Test
    void givesWhatIsAskedForToParametersAndFields() {
        passed(run(Fixtures.Given.class), 2);

        assertThat(Fixtures.MET).hasSize(5);
        assertThat(Set.copyOf(Fixtures.MET))
                .as("the class's account and one for each test")
                .hasSize(3);
    }

    @Test
    void isInherited() {
        passed(run(Fixtures.Derived.class), 2);
    }

    @Test
    void leaksFailNamingWhereEachSessionWasStarted() {
        EngineExecutionResults results = run(Fixtures.Leaking.class, "leaks");

        assertThat(failure(results))
                .matches("still running:\n  session [0-9a-f-]{36} \\(STANDARD, Starting, 1h00m left\\), "
                        + "started at dev\\.arrshell\\.junit\\.Fixtures\\$Leaking\\.leaks\\(Fixtures\\.java:\\d+\\)");
    }

    @Test
    void leaksInTheBackgroundAreTracedToo() {
        assertThat(failure(run(Fixtures.Leaking.class, "leaksInTheBackground")))
                .contains("started at dev.arrshell.junit.Fixtures$Leaking.leaksInTheBackground(Fixtures.java:");
    }

    @Test
    void whatWasStoppedHasExpiredOrWasGivenIsNoLeak() {
        passed(run(Fixtures.Leaking.class, "stopsWhatItStarts", "letsItExpire"), 2);
    }

    @Test
    void whatIsLeftRunningOnPurposeIsNoLeak() {
        passed(run(Fixtures.Leaking.class, "leavesItRunning"), 1);
    }

    @Test
    void leftoversAreStopped() {
        passed(run(Fixtures.LeavingItsSessions.class), 1);

        ArrEmulator emulator = (ArrEmulator) Fixtures.MET.get(0);
        assertThat(emulator.sessions()).hasSize(1).allMatch(seen -> seen.status() == SessionStatus.STOPPED);
    }

    @Test
    void aTestThatPassesReportsNothing() {
        assertThat(report(run(Fixtures.LeavingItsSessions.class))).isEmpty();
    }

    @Test
    void unmatchedRequestsFailATestByDefault() {
        EngineExecutionResults results = run(Fixtures.Straying.class, "unmatchedRequestsFailATestByDefault");

        assertThat(failure(results))
                .startsWith("asked for what the service does not have:\n  GET /v1/accounts/…/session 404 (")
                .contains("the nearest is GET /v1/accounts/{accountId}/sessions");
    }

    @Test
    void unlessTheTestSaysOtherwise() {
        passed(run(Fixtures.Straying.class, "unlessItSaysThatTheyMay"), 1);
    }

    @Test
    void unmatchedRequestsInNobodysNameFailTheClass() {
        EngineExecutionResults results = run(Fixtures.StrayingForNobody.class);

        results.testEvents().assertStatistics(all -> all.succeeded(1));
        assertThat(failure(results))
                .startsWith("asked for what the service does not have, for no test's account:"
                        + "\n  GET /v1/accounts 404 (no such path; the nearest is GET ");
    }

    @Test
    void aFaultThatNeverStruckIsReportedAndFailsWhereItMay() {
        EngineExecutionResults passing = run(Fixtures.WithFaults.class, "mayLeaveAFaultUnused");
        EngineExecutionResults failing = run(Fixtures.WithFaults.class, "mayNot");

        passed(passing, 1);
        assertThat(report(passing).get("arr.unusedFaults")).contains("create: respond 503");
        assertThat(failure(failing)).startsWith("set and never struck:\n  ").contains("properties: respond 503");
    }

    @Test
    void theRegionIsTheParametersOrTheNearestAnnotations() {
        passed(run(Fixtures.InRegions.class), 6);

        assertThat(Fixtures.MET)
                .containsExactlyInAnyOrder(
                        "theClasss westeurope",
                        "theParameters eastus westeurope",
                        "twoOfThem eastus westus2 westus2",
                        "theMethods uksouth uksouth",
                        "theNestedClasss japaneast japaneast",
                        "theInheritedOne westeurope");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    unknownType      | parameter 0 of unknownType: a test can be given ArrClient, ArrEmulator, Arr
                    whichSession     | parameter 0 of whichSession: say which session: @Started(size = STANDARD
                    startedClient    | @Started gives a Session or a ReadySession, not ArrClient
                    leaseWithoutUnit | "4" has no unit
                    noSuchRegion     | did you mean westus2?
                    """)
    void aWrongRequestIsRefusedClearly(String method, String message) {
        EngineExecutionResults results = run(Fixtures.Wrong.class, method);

        results.testEvents()
                .assertThatEvents()
                .haveExactly(1, finishedWithFailure(instanceOf(ParameterResolutionException.class)));
        assertThat(failure(results)).contains(message);
    }

    @Test
    void theEmulatorIsClosedEvenIfBeforeAllThrows() {
        EngineExecutionResults results = run(Fixtures.BrokenBeforeAll.class);

        assertThat(failure(results)).isEqualTo("on purpose");
        assertThat(Fixtures.MET).hasSize(1);
        ArrEmulator emulator = (ArrEmulator) Fixtures.MET.get(0);
        assertThatThrownBy(() -> RawClient.send(emulator.uri(), "GET", "/", "", ""))
                .hasStackTraceContaining("ConnectException");
    }

    @Test
    void nestedClassesShareTheEmulatorAndMayHaveRulesOfTheirOwn() {
        EngineExecutionResults results = run(Fixtures.Outer.class);

        results.testEvents().assertStatistics(all -> all.started(3).succeeded(2).failed(1));
        assertThat(Set.copyOf(Fixtures.MET)).hasSize(1);
        assertThat(failure(results)).startsWith("still running");
    }

    @Test
    void repetitionsAndRowsHaveAnAccountEach() {
        passed(run(Fixtures.Repeating.class), 5);

        assertThat(Fixtures.MET).doesNotHaveDuplicates().hasSize(5);
    }

    @Test
    void anInstanceForAllTestsHasItsFieldsFilledForEach() {
        passed(run(Fixtures.OneInstance.class), 2);

        assertThat(Fixtures.MET.get(0)).as("the class keeps its account").isEqualTo(Fixtures.MET.get(3));
        assertThat(Set.copyOf(Fixtures.MET)).hasSize(3);
    }

    @Test
    void fieldsOfAnInstanceThatTestsShareAtOnceAreRefused() {
        EngineExecutionResults results = parallel(Fixtures.OneInstanceAtOnce.class);

        results.testEvents()
                .assertThatEvents()
                .haveExactly(
                        1,
                        finishedWithFailure(
                                instanceOf(ExtensionConfigurationException.class),
                                message(text -> text.contains("ask for parameters"))));
    }

    @Test
    void anAnnotationMayBearIt() {
        assertThat(failure(run(Fixtures.Meta.class))).startsWith("still running");
        assertThat(Fixtures.MET).containsExactly("eastus");
    }

    @Test
    void methodsThatBearItShareTheEmulator() {
        passed(run(Fixtures.OnAMethod.class), 2);

        assertThat(Set.copyOf(Fixtures.MET)).hasSize(1);
    }

    @Test
    void aRegisteredExtensionDoesWhatItsBuilderWasTold() {
        EngineExecutionResults results = run(Fixtures.Configured.class);

        assertThat(Fixtures.MET)
                .hasOnlyElementsOfType(WaitTimeoutException.class)
                .hasSize(1);
        assertThat(failure(results)).startsWith("still running");
    }

    @Test
    void attributesSayWhatTheServiceAndTheClientsAreLike() {
        passed(run(Fixtures.WithAttributes.class), 5);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    boot     | soon
                    region   | unknown region 'mars'
                    pageSize | a page holds 1 to
                    """)
    void aWrongAttributeIsRefusedClearly(String method, String message) {
        assertThat(failure(run(Fixtures.WithWrongAttributes.class, method))).contains(message);
    }

    @Test
    void testsAtOnceSeeNothingOfOneAnother() {
        passed(parallel(Fixtures.AtOnce.class), Fixtures.AtOnce.NUMBER);

        assertThat(Set.copyOf(Fixtures.MET)).as("one server").hasSize(1);
    }

    private static EngineExecutionResults parallel(Class<?> fixture) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(fixture))
                .configurationParameter(PARALLEL + "enabled", "true")
                .configurationParameter(PARALLEL + "config.strategy", "fixed")
                .configurationParameter(PARALLEL + "config.fixed.parallelism", "32")
                .execute();
    }
}
