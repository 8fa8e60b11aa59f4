package dev.arrshell.internal.config;

import dev.arrshell.internal.config.file.AccountKeyFile;
import dev.arrshell.internal.config.file.FilePermissionCheck;
import dev.arrshell.internal.config.value.ConfigEntry;
import dev.arrshell.internal.config.value.ConfigKey;
import dev.arrshell.model.AccountId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Warnings about values that are valid each but hardly meant to go together. */
final class ConsistencyChecks {

    private ConsistencyChecks() {}

    static List<String> warnings(ConfigSettings settings, boolean valid) {
        List<String> warnings = new ArrayList<>();
        keyFile(settings).ifPresent(warnings::add);
        if (valid) {
            keyOfAnotherAccount(settings).ifPresent(warnings::add);
            plainHttp(settings).forEach(warnings::add);
        }
        return warnings;
    }

    private static Optional<String> keyFile(ConfigSettings settings) {
        return settings.keyEntry()
                .filter(entry -> entry.key() == ConfigKey.ACCOUNT_KEY_FILE && !AccountKeyFile.isStandardInput(entry))
                .flatMap(entry -> FilePermissionCheck.warning(settings.inputs().file(entry)));
    }

    /** Id and key are a pair: a later source that sets only one of them probably lacks the other. */
    private static Optional<String> keyOfAnotherAccount(ConfigSettings settings) {
        Optional<ConfigEntry> key = settings.keyEntry();
        Optional<ConfigEntry> id = settings.entry(ConfigKey.ACCOUNT_ID);
        return key.flatMap(entry -> idBeside(settings, entry))
                .filter(other -> !AccountId.parse(other.text())
                        .equals(AccountId.parse(id.orElseThrow().text())))
                .map(other -> "account_id is from " + id.orElseThrow().origin() + ", but account_key is from "
                        + key.orElseThrow().origin()
                        + ", where the id of another account is set: do they belong together?");
    }

    /** The valid account id in the source of the key. */
    private static Optional<ConfigEntry> idBeside(ConfigSettings settings, ConfigEntry key) {
        return settings.all(ConfigKey.ACCOUNT_ID).stream()
                .filter(id -> id.origin().source() == key.origin().source())
                .filter(id -> id.problem().isEmpty())
                .findFirst();
    }

    private static Stream<String> plainHttp(ConfigSettings settings) {
        return ConnectionSettings.readableElsewhere(settings).stream()
                .map(address -> settings.isInsecureAllowed()
                        ? "key and tokens go unencrypted to " + address + ", where anybody on the way can read them:"
                                + " allow_insecure (" + origin(settings, ConfigKey.ALLOW_INSECURE) + ") allows it"
                        : "key and tokens would go unencrypted to " + address + ", which is refused: use https");
    }

    private static String origin(ConfigSettings settings, ConfigKey key) {
        return settings.entry(key).orElseThrow().origin().text();
    }
}
