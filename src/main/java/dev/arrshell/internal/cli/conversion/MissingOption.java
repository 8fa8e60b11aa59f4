package dev.arrshell.internal.cli.conversion;

import dev.arrshell.internal.config.ConfigSettings;
import dev.arrshell.internal.config.value.ConfigKey;
import dev.arrshell.internal.config.value.ConfigurationException;
import java.util.Arrays;

/** Factory of the failure that an option is not given and its default is not configured. */
final class MissingOption {

    private MissingOption() {}

    static ConfigurationException of(String option, ConfigSettings settings, ConfigKey... keys) {
        ConfigKey first = Arrays.stream(keys)
                .filter(key -> settings.entry(key).isEmpty())
                .findFirst()
                .orElse(keys[0]);
        return new ConfigurationException(option + " is missing; it can also be set as " + settings.whereToSet(first));
    }
}
