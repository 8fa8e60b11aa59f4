package dev.arrshell.emulator;

import static dev.arrshell.model.Operation.CREATE;
import static dev.arrshell.model.Operation.PROPERTIES;
import static dev.arrshell.model.Operation.TOKEN;
import static dev.arrshell.model.SessionSize.PREMIUM;
import static dev.arrshell.model.SessionSize.STANDARD;
import static dev.arrshell.time.Durations.hours;
import static dev.arrshell.time.Durations.minutes;
import static dev.arrshell.time.Durations.seconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arrshell.Session;
import dev.arrshell.error.AuthenticationException;
import dev.arrshell.model.AccountId;
import dev.arrshell.model.AccountKey;
import dev.arrshell.model.SessionId;
import dev.arrshell.model.SessionStatus;
import dev.arrshell.testing.RawClient;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Accounts with a world of their own behind one address. */
class IsolatedAccountsTest {

    private static final AccountId ONE = AccountId.parse("00000000-0000-0000-0000-00000000000A");
    private static final AccountId OTHER = AccountId.parse("00000000-0000-0000-0000-00000000000B");
    private static final AccountKey KEY = AccountKey.parse("b25lIG1vcmU=");

    private final ArrEmulator host = ArrEmulator.start();
    private final ArrEmulator one = host.isolated(ONE, KEY, same -> {}, options -> {});
    private final ArrEmulator other = host.isolated(OTHER, KEY, same -> {}, options -> {});

    @AfterEach
    void close() {
        host.close();
    }

    private static Session start(ArrEmulator emulator) {
        return emulator.client().session().size(STANDARD).lease(hours(1)).start();
    }

    @Test
    void shareTheAddressAndNothingElse() {
        start(one);

        assertThat(one.uri()).isEqualTo(host.uri());
        assertThat(one.sessions()).hasSize(1);
        assertThat(other.sessions()).isEmpty();
        assertThat(host.sessions()).isEmpty();
        one.verify(CREATE).once();
        assertThat(other.journal()).isEmpty();
        assertThat(host.journal()).isEmpty();
        assertThat(one.accounts()).containsOnlyKeys(ONE);
    }

    @Test
    void haveAClockEach() {
        Instant begin = host.clock().instant();
        Session session = start(one);
        one.clock().advance(hours(3));

        assertThat(session.status()).isEqualTo(SessionStatus.EXPIRED);
        assertThat(other.clock().instant()).isEqualTo(begin);
        assertThat(host.clock().instant()).isEqualTo(begin);
    }

    @Test
    void haveFaultsAndServersEach() {
        one.on(CREATE).respond(503);
        one.capacity(STANDARD, 0);
        one.becomesReadyAfter(minutes(30));

        assertThat(start(other).awaitReady().hostname()).isNotBlank();
        assertThat(one.faults()).hasSize(1);
        assertThat(other.faults()).isEmpty();
    }

    @Test
    void knowOnlyTheirOwnTokens() {
        RawClient stranger = RawClient.of(host);

        HttpResponse<String> answer =
                RawClient.send(host.uri(), "GET", "/v1/accounts/" + ONE + "/sessions", "", stranger.token());

        assertThat(answer.statusCode()).isEqualTo(401);
    }

    @Test
    void answerForPathsInAnyCaseAndForThoseThatNoRouteTakes() {
        String upper = ONE.value().toUpperCase(Locale.ROOT);
        RawClient.send(host.uri(), "GET", "/accounts/" + upper + "/token", "", upper + ":b25lIG1vcmU=");
        RawClient.send(host.uri(), "GET", "/v1/accounts/" + ONE + "/session", "", "");

        one.verify(TOKEN).once();
        assertThat(one.unmatched()).hasSize(1);
        assertThat(host.journal()).isEmpty();
    }

    @Test
    void areDelayedByTheirOwnClock() {
        one.on(PROPERTIES).delay(seconds(9));
        Instant begin = host.clock().instant();

        start(one).properties();

        assertThat(one.clock().instant()).isEqualTo(begin.plusSeconds(9));
        assertThat(other.clock().instant()).isEqualTo(begin);
    }

    @Test
    void goWhenTheyAreClosedAndLeaveTheOthers() {
        one.close();

        assertThatThrownBy(() -> host.arr().account(ONE, KEY).region("westus2").sessions())
                .isInstanceOf(AuthenticationException.class);
        assertThat(start(other).awaitReady().hostname()).isNotBlank();
        assertThat(start(host).awaitReady().hostname()).isNotBlank();
    }

    @Test
    void areSaidToBeClosedAlsoWhereEverybodyIsLetIn() {
        try (ArrEmulator open = ArrEmulator.builder().anyAccount().start()) {
            open.isolated(ONE, KEY, same -> {}, options -> {}).close();
            String create = "{\"maxLeaseTime\":\"1:0:0\",\"models\":[],\"size\":\"Standard\"}";
            List<HttpResponse<String>> answers = List.of(
                    RawClient.send(open.uri(), "GET", "/accounts/" + ONE + "/token", "", ONE + ":b25lIG1vcmU="),
                    RawClient.send(open.uri(), "POST", "/v1/accounts/" + ONE + "/sessions/create", create, "old"));

            assertThat(answers).allSatisfy(answer -> {
                assertThat(answer.statusCode()).isEqualTo(401);
                assertThat(answer.body()).contains("AccountClosed", ONE.value(), "closed.");
            });
            assertThat(open.sessions()).isEmpty();
            assertThat(open.journal())
                    .hasSize(2)
                    .allSatisfy(exchange -> assertThat(exchange.responseHeaders())
                            .containsEntry(
                                    "x-arr-emulator-reason",
                                    List.of("The account " + ONE
                                            + " was isolated in this emulator and has been closed.")));
        }
    }

    @Test
    void takeNoOtherAwayWhenTheyAreClosedTwice() {
        one.close();
        ArrEmulator next = host.isolated(ONE, KEY, same -> {}, options -> {});

        one.close();

        start(next);
        next.verify(CREATE).once();
        assertThat(host.journal()).isEmpty();
    }

    @Test
    void areNotTakenOnTwice() {
        assertThatThrownBy(() -> host.isolated(ONE, KEY, same -> {}, options -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("already");
        assertThatThrownBy(() -> one.isolated(OTHER, KEY, same -> {}, options -> {}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> host.isolated(ArrEmulator.ACCOUNT_ID, KEY, same -> {}, options -> {}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void handOutClientsWithOptionsOfTheirOwn() {
        List<SessionId> started = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        AccountId third = AccountId.parse("00000000-0000-0000-0000-00000000000C");
        ArrEmulator heard = host.isolated(
                third,
                KEY,
                same -> {},
                options -> options.onStart(spec -> {
                    threads.add(Thread.currentThread());
                    return session -> started.add(session.id());
                }));

        Session session = start(heard);

        assertThat(started).containsExactly(session.id());
        assertThat(threads).containsExactly(Thread.currentThread());
    }

    @Test
    void stopSessionsWithoutARequest() {
        Session session = start(one);
        int asked = one.journal().size();

        one.session(session.id()).stop();

        assertThat(one.journal()).hasSize(asked);
        assertThat(session.status()).isEqualTo(SessionStatus.STOPPED);
        assertThatThrownBy(() -> other.session(session.id()).stop()).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void tellAllSessionsAsTheyAreNow() {
        Session ready =
                one.client().session().size(PREMIUM).lease(minutes(20)).start().awaitReady();
        start(one).stop();
        one.session(start(one).id()).fail("on purpose");

        assertThat(one.sessions())
                .extracting(seen -> seen.status())
                .containsExactly(SessionStatus.READY, SessionStatus.STOPPED, SessionStatus.ERROR);
        assertThat(one.sessions().get(0).hostname())
                .isEqualTo(ready.properties().hostname());
        assertThat(one.sessions().get(0).size()).isEqualTo(PREMIUM);
        assertThat(one.sessions().get(2).message())
                .hasValueSatisfying(why -> assertThat(why).contains("on purpose"));
    }
}
