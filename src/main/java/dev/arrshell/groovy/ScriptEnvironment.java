package dev.arrshell.groovy;

import dev.arrshell.internal.config.Environment;
import dev.arrshell.internal.config.Key;
import dev.arrshell.internal.config.SecretStore;
import dev.arrshell.model.AccountKey;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What scripts see as {@code env}. On an embedded emulator no variable leads away from it: what chooses a service is
 * left out.
 */
record ScriptEnvironment(Environment environment, Target target) {

    private static final List<Key> LEAD_AWAY =
            List.of(Key.ENDPOINT, Key.STS, Key.ACCOUNT_DOMAIN, Key.ACCOUNT_ID, Key.ACCOUNT_KEY, Key.ACCOUNT_KEY_FILE);

    Map<String, Object> values() {
        Map<String, Object> all = new TreeMap<>();
        environment.names().forEach(name -> environment.value(name).ifPresent(value -> all.put(name, value)));
        if (target instanceof EmbeddedTarget) {
            LEAD_AWAY.forEach(key -> all.remove(key.variable()));
        }
        target.accountId().ifPresent(id -> all.putIfAbsent(Key.ACCOUNT_ID.variable(), id.value()));
        all.computeIfPresent(SecretStore.ACCOUNT_KEY, (name, key) -> AccountKey.of(key.toString()));
        return all;
    }
}
