package dev.arrshell.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arrshell.model.AccountId;
import dev.arrshell.model.AccountKey;
import dev.arrshell.testing.RawClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An emulator that other machines reach: what everybody knows lets nobody in, unless it is asked for. */
@Timeout(60)
final class ReachableEmulatorTest {

    private static final AccountId SECOND = AccountId.parse("22222222-2222-2222-2222-222222222222");
    private static final AccountKey OTHER_KEY = AccountKey.parse("another+key==");

    @TempDir
    Path temp;

    private final List<String> warned = new ArrayList<>();

    private ArrEmulator start(String address, UnaryOperator<ArrEmulatorBuilder> more) throws IOException {
        return more.apply(ArrEmulator.builder().onWarning(warned::add).address(InetAddress.getByName(address)))
                .start();
    }

    private static int tokenStatus(ArrEmulator emulator, AccountId account, AccountKey key) {
        String credential = key.revealTo(text -> account + ":" + text);
        return RawClient.send(emulator.uri(), "GET", "/accounts/" + account + "/token", "", credential)
                .statusCode();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::"})
    void theWellKnownKeyIsOffAndTheAccountHasAnother(String address) throws IOException {
        try (ArrEmulator emulator = start(address, same -> same);
                ArrEmulator another = start(address, same -> same)) {
            AccountKey key = emulator.accounts().get(ArrEmulator.ACCOUNT_ID);

            assertThat(emulator.accounts()).hasSize(1);
            assertThat(key).isNotEqualTo(another.accounts().get(ArrEmulator.ACCOUNT_ID));
            assertThat(tokenStatus(emulator, ArrEmulator.ACCOUNT_ID, ArrEmulator.ACCOUNT_KEY))
                    .isEqualTo(401);
            assertThat(tokenStatus(emulator, ArrEmulator.ACCOUNT_ID, key)).isEqualTo(200);
            assertThat(emulator.client().sessions()).isEmpty();
            assertThat(emulator.description()).contains(key.<String>revealTo(text -> text));
            assertThat(warned.get(0)).contains("can use it with the key of an account");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1", "127.0.0.2"})
    void onThisMachineAloneItIsOn(String address) throws IOException {
        try (ArrEmulator emulator = start(address, same -> same)) {
            assertThat(emulator.accounts()).containsEntry(ArrEmulator.ACCOUNT_ID, ArrEmulator.ACCOUNT_KEY);
            assertThat(warned).isEmpty();
        }
    }

    @Test
    void whoAsksForItGetsIt() throws IOException {
        try (ArrEmulator emulator =
                start("0.0.0.0", asked -> asked.account(ArrEmulator.ACCOUNT_ID, ArrEmulator.ACCOUNT_KEY))) {
            assertThat(tokenStatus(emulator, ArrEmulator.ACCOUNT_ID, ArrEmulator.ACCOUNT_KEY))
                    .isEqualTo(200);
            assertThat(warned).singleElement().asString().contains("with a key that everybody knows");
        }
    }

    @Test
    void otherAccountsAreAsTheyWereGiven() throws IOException {
        try (ArrEmulator emulator =
                start("0.0.0.0", given -> given.withoutWellKnownAccount().account(SECOND, OTHER_KEY))) {
            assertThat(emulator.accounts()).containsOnlyKeys(SECOND).containsValue(OTHER_KEY);
        }
    }

    /** The key that was told once stays, wherever the emulator listens the next time. */
    @Test
    void itsOwnKeyIsKept() throws IOException {
        AccountKey first;
        try (ArrEmulator emulator = start("0.0.0.0", kept -> kept.data(temp))) {
            first = emulator.accounts().get(ArrEmulator.ACCOUNT_ID);
        }
        for (String address : List.of("0.0.0.0", "127.0.0.1", "0.0.0.0")) {
            try (ArrEmulator emulator = start(address, kept -> kept.data(temp))) {
                assertThat(emulator.accounts())
                        .containsOnlyKeys(ArrEmulator.ACCOUNT_ID)
                        .containsValue(first);
            }
        }
    }

    @Test
    void aKeptWellKnownKeyIsOffToo() throws IOException {
        start("127.0.0.1", kept -> kept.data(temp)).close();

        try (ArrEmulator emulator = start("0.0.0.0", kept -> kept.data(temp))) {
            assertThat(tokenStatus(emulator, ArrEmulator.ACCOUNT_ID, ArrEmulator.ACCOUNT_KEY))
                    .isEqualTo(401);
        }
    }

    /** This machine calls itself by each of its addresses, and needs no key. */
    @Test
    void thisMachineControlsItByAllItsAddresses() throws IOException {
        try (ArrEmulator emulator = start("0.0.0.0", same -> same)) {
            for (InetAddress own : NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> address.getAddress().length == 4)
                    .toList()) {
                String there =
                        "http://" + own.getHostAddress() + ":" + emulator.uri().getPort();
                assertThat(RawClient.send(URI.create(there), "GET", "/__arr/clock", "", "")
                                .statusCode())
                        .as(there)
                        .isEqualTo(200);
            }
        }
    }
}
