package dev.arrshell.internal.config;

import dev.arrshell.internal.config.value.ConfigEntry;
import dev.arrshell.internal.config.value.ConfigKey;
import dev.arrshell.internal.config.value.ConfigurationException;
import dev.arrshell.internal.config.value.Environment;
import dev.arrshell.internal.text.HttpAddress;
import dev.arrshell.model.Region;
import dev.arrshell.policy.HttpSettings;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How requests travel to the configured service: which certificates are trusted, whether plain http is allowed, and which proxy is used. */
final class ConnectionSettings {

    /** The variables that curl reads. */
    private static final List<String> VARIABLES =
            List.of("http_proxy", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY", "no_proxy", "NO_PROXY");

    private final ConfigSettings settings;

    ConnectionSettings(ConfigSettings settings) {
        this.settings = settings;
    }

    HttpSettings http() {
        List<URI> readable = readableElsewhere(settings);
        if (!readable.isEmpty() && !settings.isInsecureAllowed()) {
            throw new ConfigurationException(readable.get(0)
                    + " is plain http to another machine, where anybody on the way could read key and token: use https,"
                    + " or allow it on a test network with "
                    + ConfigKey.ALLOW_INSECURE.places(settings.inputs().config()));
        }
        HttpSettings trusting =
                settings.entry(ConfigKey.CA_FILE).map(this::trusting).orElse(HttpSettings.DEFAULT);
        try {
            return trusting.withProxyFrom(proxies());
        } catch (IllegalArgumentException refused) {
            throw new ConfigurationException(ConfigurationException.plain(refused));
        }
    }

    /** The variables of the environment that name proxies; those of the configuration in their place. */
    private Map<String, String> proxies() {
        Environment environment = settings.inputs().environment();
        Map<String, String> variables = new HashMap<>();
        VARIABLES.forEach(name -> environment.value(name).ifPresent(value -> variables.put(name, value)));
        settings.entry(ConfigKey.PROXY).ifPresent(proxy -> {
            variables.put("http_proxy", proxy.text());
            variables.put("https_proxy", proxy.text());
        });
        settings.entry(ConfigKey.NO_PROXY).ifPresent(hosts -> variables.put("no_proxy", hosts.text()));
        return variables;
    }

    /** The addresses of other machines that are reached by plain http. */
    static List<URI> readableElsewhere(ConfigSettings settings) {
        return Stream.of(settings.sts(), settings.endpoint().orElseGet(() -> settings.endpoint(Region.DEFAULT)))
                .filter(address -> "http".equalsIgnoreCase(address.getScheme()) && !HttpAddress.isLocal(address))
                .distinct()
                .toList();
    }

    private HttpSettings trusting(ConfigEntry file) {
        try {
            return HttpSettings.DEFAULT.withCaFile(settings.inputs().file(file));
        } catch (IllegalArgumentException refused) {
            throw new ConfigurationException(file.origin() + ": " + ConfigurationException.plain(refused));
        }
    }
}
