package dev.arrshell.internal.cli.service;

import dev.arrshell.emulator.ArrEmulator;
import dev.arrshell.internal.cli.console.ClockOption;
import dev.arrshell.model.AccountId;
import dev.arrshell.model.AccountKey;
import dev.arrshell.model.Region;
import java.util.Map;

/** What a person who starts an emulator is told. */
final class EmulatorBanner {

    private EmulatorBanner() {}

    static String of(ArrEmulator emulator, ClockOption time) {
        Map.Entry<AccountId, AccountKey> first =
                emulator.accounts().entrySet().iterator().next();
        return """
                arr emulator: ready at %s (process %d), on %s
                  region   %s; of another region: %s
                  tokens   %s/accounts/%s/token
                  account  %s
                  key      %s
                %sCtrl-C ends it.""".formatted(
                        emulator.uri(),
                        ProcessHandle.current().pid(),
                        time.words(),
                        emulator.region(),
                        emulator.endpoint(other(emulator.region())),
                        emulator.sts(),
                        first.getKey(),
                        first.getKey(),
                        key(first.getValue()),
                        emulator.certificateFile()
                                .map(file -> "  trust    " + file + "\n")
                                .orElse(""));
    }

    private static Region other(Region home) {
        return Region.of(home.name().equals("westeurope") ? "westus2" : "westeurope");
    }

    /** Only the emulator's own key is no secret. */
    private static String key(AccountKey key) {
        return key.equals(ArrEmulator.ACCOUNT_KEY) ? key.revealTo(text -> text) : "as given";
    }
}
