package dev.arrshell.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arrshell.Arr;
import dev.arrshell.ArrClient;
import dev.arrshell.ArrOptions;
import dev.arrshell.Recording;
import dev.arrshell.error.RequestRefusedException;
import dev.arrshell.error.SessionNotFoundException;
import dev.arrshell.model.AccountId;
import dev.arrshell.model.AccountKey;
import dev.arrshell.model.ApiVersion;
import dev.arrshell.model.Exchange;
import dev.arrshell.model.Operation;
import dev.arrshell.model.Region;
import dev.arrshell.model.SessionProperties;
import dev.arrshell.model.SessionSize;
import dev.arrshell.model.SessionStatus;
import dev.arrshell.testing.RawClient;
import dev.arrshell.time.Durations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a client did, written down and played back. */
class ReplayTest {

    private static final AccountId ACCOUNT = AccountId.parse("44444444-4444-4444-4444-444444444444");
    private static final AccountKey KEY = AccountKey.parse("c2VjcmV0LWtleS1vZi10aGUtcmVjb3JkaW5n");
    private static final String MISSING = "00000000-0000-0000-0000-000000000001";

    @TempDir
    Path temp;

    private Path recorded() {
        Path file = temp.resolve("run.jsonl");
        try (ArrEmulator emulator = ArrEmulator.builder().account(ACCOUNT, KEY).start()) {
            ArrClient client = emulator.arr().account(ACCOUNT, KEY).region("westeurope");
            try (Recording recording = client.record(file)) {
                assertThat(recording.file()).isEqualTo(file);
                walk(client);
            }
            client.sessions();
            emulator.arr().account(ACCOUNT, KEY).region("eastus").sessions();
        }
        return file;
    }

    /** What a script does: all of it is answered by a service or by its recording. */
    private static List<Object> walk(ArrClient client) {
        List<Object> seen = new ArrayList<>();
        var session = client.session()
                .size(SessionSize.STANDARD)
                .lease(Durations.hours(1))
                .start();
        seen.add(session.id());
        seen.add(session.awaitReady().hostname());
        seen.add(session.extendLeaseTo(Durations.hours(2)).maxLeaseTime());
        seen.add(client.sessions().stream().map(SessionProperties::status).toList());
        session.stop();
        seen.add(session.properties().status());
        assertThatThrownBy(() -> client.session(MISSING).properties()).isInstanceOf(SessionNotFoundException.class);
        return seen;
    }

    @Test
    void aRecordingAnswersTheSameStepsTheSame() {
        Path file = recorded();
        List<Object> first;
        try (ArrEmulator emulator = ArrEmulator.replay(file)) {
            assertThat(emulator.client().account()).isEqualTo(ACCOUNT);
            first = walk(emulator.client());
            assertThat(emulator.mismatches()).isEmpty();
            assertThat(emulator.unplayed()).isEmpty();
        }
        try (ArrEmulator again = ArrEmulator.replay(file)) {
            assertThat(walk(again.client())).isEqualTo(first).contains(SessionStatus.STOPPED);
        }
    }

    @Test
    void holdsNoSecretAndOnlyWhatTheClientDid() throws IOException {
        String text = Files.readString(recorded());

        assertThat(text.lines().findFirst()).hasValue("{\"format\":\"arr-recording\",\"version\":1}");
        assertThat(text.lines()).hasSizeGreaterThan(8).noneMatch(line -> line.contains("eastus/"));
        // Either part of a token, by the dot beside it: a random correlation vector may hold the letters alone.
        assertThat(text)
                .contains("Bearer ****", "AccessToken\\\":\\\"****")
                .doesNotContainPattern("eyJ[\\w-]{20,}\\.|\\.eyJ");
        KEY.<Void>revealTo(key -> {
            assertThat(text).doesNotContain(key);
            return null;
        });
    }

    @Test
    void tellsADifferentBodyWithBoth() {
        List<String> warnings = new ArrayList<>();
        try (ArrEmulator emulator = ArrEmulator.builder()
                .recording(recorded())
                .onWarning(warnings::add)
                .start()) {
            var lease = emulator.client().session().size(SessionSize.PREMIUM).lease(Durations.hours(3));

            assertThatThrownBy(lease::start)
                    .isInstanceOf(RequestRefusedException.class)
                    .hasMessageContaining("the body differs; expected: ")
                    .hasMessageContaining("03:00:00");
            assertThat(emulator.mismatches()).singleElement().asString().contains("01:00:00", "actual: ");
        }
        assertThat(warnings).singleElement().asString().startsWith("not in the recording: the body differs");
    }

    @Test
    void textsThatAreNoJsonAreTheSameOnlyToTheLetter() throws IOException {
        Path file = temp.resolve("no-json.jsonl");
        String exchange = list(400, "").replace("\"requestBody\":\"\"", "\"requestBody\":\"one text\"");
        Files.writeString(file, "{\"format\":\"arr-recording\",\"version\":1}\n" + exchange + "\n");

        try (ArrEmulator emulator = ArrEmulator.replay(file)) {
            RawClient client = RawClient.of(emulator, ACCOUNT, ArrEmulator.ACCOUNT_KEY);

            assertThat(client.v1("GET", "/sessions", "another text").body()).contains("ReplayMismatch");
            assertThat(client.v1("GET", "/sessions", "one text").body()).isEmpty();
        }
    }

    @Test
    void tellsARequestThatIsNotThereWithTheNextThatIs() {
        try (ArrEmulator emulator = ArrEmulator.replay(recorded())) {
            assertThatThrownBy(() -> emulator.client().session(MISSING).stop()).hasMessageContaining("ReplayMismatch");
            assertThat(emulator.mismatches())
                    .singleElement()
                    .asString()
                    .matches("expected: POST .*/" + ACCOUNT + "/sessions/create; actual: DELETE /v1/accounts/.*/"
                            + MISSING);
            assertThat(emulator.unplayed()).hasSizeGreaterThan(5);
        }
    }

    @Test
    void playsErrorsAndLostAnswersToo() throws IOException {
        Path file = temp.resolve("faults.jsonl");
        Files.writeString(file, """
                {"format":"arr-recording","version":1}
                %s
                %s
                %s
                """.formatted(list(0, ""), list(503, ""), list(200, "{\\\"sessions\\\":[]}")));

        try (ArrEmulator emulator = ArrEmulator.replay(file)) {
            assertThat(emulator.client().sessions()).isEmpty();
            assertThat(emulator.requests(Operation.LIST))
                    .extracting(Exchange::status)
                    .containsExactly(0, 503, 200);
            assertThat(emulator.mismatches()).isEmpty();
        }
    }

    private static String list(int status, String body) {
        return """
                {"operation":"LIST","at":"2026-11-01T10:00:00Z","took":"PT0.1S","method":"GET",\
                "uri":"https://remoterendering.westus2.mixedreality.azure.com/v1/accounts/%s/sessions",\
                "requestHeaders":{},"requestBody":"","status":%d,"reason":"","headers":{},"body":"%s"}""".formatted(ACCOUNT, status, body);
    }

    @Test
    void followsPagesOfTheRecordedHost() {
        Path file = temp.resolve("pages.jsonl");
        try (ArrEmulator emulator = ArrEmulator.builder().pageSize(2).start()) {
            ArrClient client = newer(emulator);
            for (int i = 0; i < 5; i++) {
                client.session()
                        .size(SessionSize.STANDARD)
                        .lease(Durations.hours(1))
                        .start();
            }
            try (Recording recording = client.record(file)) {
                assertThat(recording.file()).exists();
                assertThat(client.sessions()).hasSize(5);
            }
        }
        try (ArrEmulator emulator = ArrEmulator.replay(file)) {
            assertThat(newer(emulator).sessions()).hasSize(5);
            assertThat(emulator.mismatches()).isEmpty();
        }
    }

    private static ArrClient newer(ArrEmulator emulator) {
        ArrOptions options = emulator.arr().options().toBuilder()
                .apiVersion(ApiVersion.V2021_01_01)
                .build();
        return Arr.create(options)
                .account(ArrEmulator.ACCOUNT_ID, ArrEmulator.ACCOUNT_KEY)
                .region(Region.parse("westus2"));
    }

    @Test
    void forgivesALastLineThatIsCutOff() throws IOException {
        Path file = recorded();
        String text = Files.readString(file);
        Files.writeString(file, text.substring(0, text.length() - 40));

        try (ArrEmulator emulator = ArrEmulator.replay(file)) {
            assertThat(emulator.unplayed()).hasSize((int) text.lines().count() - 2);
        }
    }

    @Test
    void refusesADamagedLineWithin() throws IOException {
        Path file = recorded();
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        lines.set(2, "{\"method\":");
        Files.write(file, lines);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ArrEmulator.replay(file))
                .withMessageContaining(file + ", line 3");
    }

    @Test
    void refusesANewerVersionAndOtherFilesByName() throws IOException {
        Path file = temp.resolve("newer.jsonl");
        Files.writeString(file, "{\"format\":\"arr-recording\",\"version\":2}\n");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ArrEmulator.replay(file))
                .withMessageContaining("version 2 of the format; this one reads version 1");

        Files.writeString(file, "");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ArrEmulator.replay(file))
                .withMessageContaining("is no recording");
    }

    @Test
    void doesNotWriteOverAFile() {
        Path file = recorded();
        try (ArrEmulator emulator = ArrEmulator.start()) {
            ArrClient client = emulator.client();
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> client.record(file.toString()))
                    .withMessageContaining("is there already")
                    .withMessageEndingWith("(nothing was sent)");
        }
    }
}
