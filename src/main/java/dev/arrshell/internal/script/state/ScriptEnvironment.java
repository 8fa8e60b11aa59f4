package dev.arrshell.internal.script.state;

import dev.arrshell.internal.config.SecretStore;
import dev.arrshell.internal.config.value.ConfigKey;
import dev.arrshell.internal.config.value.Environment;
import dev.arrshell.model.AccountKey;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The environment as scripts see it as {@code env}; on an embedded emulator without the names that choose a service. */
record ScriptEnvironment(Environment environment, RequestTarget target) {

    private static final List<ConfigKey> SERVICE_KEYS = List.of(
            ConfigKey.ENDPOINT,
            ConfigKey.STS,
            ConfigKey.ACCOUNT_DOMAIN,
            ConfigKey.ACCOUNT_ID,
            ConfigKey.ACCOUNT_KEY,
            ConfigKey.ACCOUNT_KEY_FILE);

    Map<String, Object> values() {
        Map<String, Object> all = new TreeMap<>();
        environment.names().forEach(name -> environment.value(name).ifPresent(value -> all.put(name, value)));
        if (target instanceof EmbeddedTarget) {
            SERVICE_KEYS.forEach(key -> all.remove(key.variable()));
        }
        target.accountId().ifPresent(id -> all.putIfAbsent(ConfigKey.ACCOUNT_ID.variable(), id.value()));
        all.computeIfPresent(SecretStore.ACCOUNT_KEY, (name, key) -> AccountKey.parse(key.toString()));
        return all;
    }
}
