package dev.arrshell.internal.cli.service;

import dev.arrshell.emulator.ArrEmulator;
import dev.arrshell.model.AccountId;
import dev.arrshell.model.AccountKey;
import dev.arrshell.model.Region;
import java.util.Map;

/** The text that an emulator prints at its start: its addresses, account and key. */
final class EmulatorBanner {

    private EmulatorBanner() {}

    /**
     * The text.
     *
     * @param showsKey whether to print the account's key, which the user did not choose
     */
    static String of(ArrEmulator emulator, ClockOption time, boolean showsKey) {
        Map.Entry<AccountId, AccountKey> first =
                emulator.accounts().entrySet().iterator().next();
        return """
                arr emulator: ready at %s (process %d), on %s
                  region   %s; of another region: %s
                  tokens   %s/accounts/%s/token
                  account  %s
                  key      %s
                  page     %s/__arr/
                %sCtrl-C ends it.""".formatted(
                        emulator.uri(),
                        ProcessHandle.current().pid(),
                        time.description(),
                        emulator.region(),
                        emulator.endpoint(other(emulator.region())),
                        emulator.sts(),
                        first.getKey(),
                        first.getKey(),
                        key(first.getValue(), showsKey),
                        emulator.uri(),
                        emulator.certificateFile()
                                .map(file -> "  trust    " + file + "\n")
                                .orElse(""));
    }

    private static Region other(Region home) {
        return Region.parse(home.name().equals("westeurope") ? "westus2" : "westeurope");
    }

    private static String key(AccountKey key, boolean isShown) {
        return isShown || key.equals(ArrEmulator.ACCOUNT_KEY) ? key.revealTo(text -> text) : "as given";
    }
}
