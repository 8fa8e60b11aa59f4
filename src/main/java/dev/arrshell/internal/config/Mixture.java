package dev.arrshell.internal.config;

import dev.arrshell.model.AccountId;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Warns where sources together make something that none of them means. */
final class Mixture {

    private Mixture() {}

    static List<String> warnings(Settings settings, boolean valuesAreGood) {
        List<String> warnings = new ArrayList<>();
        keyFile(settings).ifPresent(warnings::add);
        if (valuesAreGood) {
            keyOfAnotherAccount(settings).ifPresent(warnings::add);
            plainHttp(settings).ifPresent(warnings::add);
        }
        return warnings;
    }

    private static Optional<String> keyFile(Settings settings) {
        return settings.keyEntry()
                .filter(entry -> entry.key() == Key.ACCOUNT_KEY_FILE && !KeyFile.isStandardInput(entry))
                .flatMap(entry -> Permissions.warning(settings.inputs().file(entry)));
    }

    /** Id and key are a pair; a later source that changes only one of them has most likely forgotten the other. */
    private static Optional<String> keyOfAnotherAccount(Settings settings) {
        Optional<Entry> key = settings.keyEntry();
        Optional<Entry> id = settings.entry(Key.ACCOUNT_ID);
        return key.flatMap(entry -> besides(settings, entry))
                .filter(other -> !AccountId.of(other.text())
                        .equals(AccountId.of(id.orElseThrow().text())))
                .map(other -> "account_id is from " + id.orElseThrow().origin() + ", but account_key is from "
                        + key.orElseThrow().origin() + ", where it stands beside another account's id: do they belong"
                        + " together?");
    }

    /** The account that the source of a key names itself, if it is one that could be read. */
    private static Optional<Entry> besides(Settings settings, Entry key) {
        return settings.all(Key.ACCOUNT_ID).stream()
                .filter(id -> id.origin().source() == key.origin().source())
                .filter(id -> id.problem().isEmpty())
                .findFirst();
    }

    private static Optional<String> plainHttp(Settings settings) {
        URI sts = settings.sts();
        return "http".equalsIgnoreCase(sts.getScheme()) && !Address.isLocal(sts)
                ? Optional.of("the account key goes unencrypted to " + sts + ": use https")
                : Optional.empty();
    }
}
