package dev.arrshell.internal.config;

import dev.arrshell.internal.config.value.ConfigKey;
import dev.arrshell.internal.config.value.ConfigurationException;
import dev.arrshell.model.AccountKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Resolver of where requests go; lists what an incompletely configured service lacks. */
final class DestinationResolver {

    private final ConfigSettings settings;

    DestinationResolver(ConfigSettings settings) {
        this.settings = settings;
    }

    Destination resolve(boolean emulator, SecretStore secrets) {
        boolean required = settings.isServiceRequired();
        if (emulator && required) {
            throw new ConfigurationException(refusal() + ", which --emulator asks for: leave out one of the two");
        }
        return !emulator && (required || settings.isConfigured())
                ? service(secrets)
                : new Destination.Embedded(settings.apiVersion(), settings.region());
    }

    private String refusal() {
        return "require_service ("
                + settings.entry(ConfigKey.REQUIRE_SERVICE).orElseThrow().origin() + ") refuses the embedded emulator";
    }

    private Destination service(SecretStore secrets) {
        settings.http();
        List<String> missing = new ArrayList<>();
        settings.accountId().ifPresentOrElse(id -> {}, () -> missing.add(missing("account_id", ConfigKey.ACCOUNT_ID)));
        settings.endpoint()
                .ifPresentOrElse(at -> {}, () -> missing.add(missing("region or endpoint", ConfigKey.REGION)));
        Optional<AccountKey> key = key(secrets, missing);
        if (!missing.isEmpty()) {
            throw new ConfigurationException(list(missing));
        }
        return new Destination.Service(
                settings.accountId().orElseThrow(),
                key.orElseThrow(),
                settings.sts(),
                settings.endpoint().orElseThrow(),
                settings.apiVersion(),
                settings.region());
    }

    /** Asks for the key only if nothing else is missing. */
    private Optional<AccountKey> key(SecretStore secrets, List<String> missing) {
        try {
            return missing.isEmpty()
                    ? Optional.of(secrets.get(SecretStore.ACCOUNT_KEY))
                    : secrets.find(SecretStore.ACCOUNT_KEY).or(() -> {
                        missing.add("account_key is missing" + placeholder(ConfigKey.ACCOUNT_KEY)
                                + ": --account-key-file, " + SecretStore.ACCOUNT_KEY + ", or the secrets file");
                        return Optional.empty();
                    });
        } catch (ConfigurationException notFound) {
            missing.addAll(notFound.problems());
            return Optional.empty();
        }
    }

    private String missing(String name, ConfigKey key) {
        return name + " is missing" + placeholder(key) + ": " + settings.whereToSet(key);
    }

    private String placeholder(ConfigKey key) {
        return Optional.ofNullable(settings.placeholders().get(key))
                .map(origin -> " (blank or a placeholder at " + origin + ")")
                .orElse("");
    }

    private List<String> list(List<String> missing) {
        List<String> lines = new ArrayList<>();
        lines.add(
                settings.isConfigured()
                        ? "a service is configured (" + origins() + "), but incompletely:"
                        : refusal() + ", and no service is configured:");
        missing.forEach(line -> lines.add("  " + line));
        return lines;
    }

    private String origins() {
        String values = Arrays.stream(ConfigKey.values())
                .filter(settings::isSet)
                .map(key -> key.text() + " from "
                        + settings.entry(key).orElseThrow().origin())
                .collect(Collectors.joining(", "));
        return values.isEmpty() ? "only with placeholders" : values;
    }
}
