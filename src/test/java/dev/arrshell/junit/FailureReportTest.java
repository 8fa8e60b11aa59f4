package dev.arrshell.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;

/** What a test that failed says about the emulator, as a console shows it: with the stack trace of its failure. */
class FailureReportTest {

    private static Throwable failure(Class<?> fixture, String method) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(Stream.of(fixture.getDeclaredMethods())
                        .filter(each -> each.getName().equals(method))
                        .map(each -> selectMethod(fixture, each))
                        .toArray(org.junit.platform.engine.DiscoverySelector[]::new))
                .execute()
                .allEvents()
                .failed()
                .stream()
                .findFirst()
                .flatMap(event ->
                        event.getRequiredPayload(TestExecutionResult.class).getThrowable())
                .orElseThrow();
    }

    private static String printed(Class<?> fixture, String method) {
        StringWriter text = new StringWriter();
        failure(fixture, method).printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private static String report(Class<?> fixture, String method) {
        Throwable[] suppressed = failure(fixture, method).getSuppressed();
        assertThat(suppressed).hasSize(1);
        return suppressed[0].toString();
    }

    @Test
    void isPrintedWithTheFailure() {
        assertThat(printed(ReportFixtures.class, "polls"))
                .startsWith("org.opentest4j.AssertionFailedError: on purpose")
                .contains("\tSuppressed: what the emulator saw:\nsessions:\n  session ");
    }

    @Test
    void collapsesPolls() {
        assertThat(report(ReportFixtures.class, "polls"))
                .containsPattern("requests, by the time since the test began:\n"
                        + "  0s      GET token 200\n"
                        + "  0s      POST create 202\n"
                        + "  0s      GET properties 200 x13, the last at 2m00s");
    }

    @ParameterizedTest
    @ValueSource(strings = {"polls", "strays", "asksForTwo", "setsFaults", "fallsAsleep", "throughAHelper"})
    void isShortAndHasNoAccountPathsAndNoNanoseconds(String method) {
        assertThat(report(ReportFixtures.class, method).lines().toList())
                .hasSizeLessThan(15)
                .noneMatch(line -> line.contains("/accounts/1") || line.contains("MS-CV"))
                .noneMatch(line -> line.matches(".*\\d\\.\\d{4,}.*") || line.matches(".*\\d{4}-\\d\\d-\\d\\dT.*"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "throughAHelper",
                "throughAMethodOfItsOwn",
                "throughAHelperElsewhere",
                "throughAHelperInTheBackground",
                "inALambda"
            })
    void namesTheTestsOwnLineOfALeak(String method) {
        assertThat(report(ReportFixtures.class, method))
                .containsPattern("session \\S{36} \\(STANDARD, Starting, 1h00m left\\), started at"
                        + " dev\\.arrshell\\.junit\\.ReportFixtures\\.(lambda\\$)?" + method
                        + "(\\$\\d+)?\\(ReportFixtures\\.java:\\d+\\)");
    }

    @Test
    void tellsSessionsAndRegionsApartWhereThereAreSeveral() {
        assertThat(report(ReportFixtures.class, "asksForTwo"))
                .containsPattern("GET properties of [0-9a-f]{8} in eastus 200\n")
                .containsPattern("GET properties of [0-9a-f]{8} in westus2 200");
    }

    @Test
    void tellsStraysAndUnusedFaultsToo() {
        assertThat(report(ReportFixtures.class, "strays"))
                .contains(
                        "GET /v1/accounts/…/session 404 (no such path; the nearest is GET /v1/accounts/{accountId}/sessions)");
        assertThat(report(ReportFixtures.class, "setsFaults"))
                .contains("POST create 429 (a fault that was set on this emulator)")
                .contains("faults that were never used:\n  #2 stop: respond 503");
    }

    @Test
    void hintsAtALoopThatNoClockCanEnd() {
        assertThat(report(ReportFixtures.class, "fallsAsleep"))
                .contains("GET properties 200 x25")
                .contains("hint: the same session was asked for its properties 20 times in a row")
                .contains("session.awaitReady()");
        assertThat(report(ReportFixtures.class, "polls")).doesNotContain("hint:");
        assertThat(report(ReportFixtures.class, "readsNowAndThen")).doesNotContain("hint:");
    }

    @Test
    void leavesOutWhatIsLongAgo() {
        assertThat(report(ReportFixtures.class, "asksOften").lines().toList())
                .hasSizeLessThan(50)
                .anyMatch(line -> line.matches(" {2}\\(\\d\\d earlier ones are left out\\)"));
    }

    @Test
    void comesWithAVerdictToo() {
        Throwable verdict = failure(ReportFixtures.class, "onlyLeaks");

        assertThat(verdict).isInstanceOf(AssertionError.class).hasMessageStartingWith("still running:");
        assertThat(verdict.getSuppressed()[0]).hasToString(verdict.getSuppressed()[0].getMessage());
    }

    @Test
    void comesWithAFailureBeforeAll() {
        assertThat(printed(ReportFixtures.BreaksBeforeAll.class, "neverRuns"))
                .contains("java.lang.IllegalStateException: on purpose")
                .contains("Suppressed: what the emulator saw:\nsessions:\n  session ");
    }
}
