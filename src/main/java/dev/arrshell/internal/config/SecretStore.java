package dev.arrshell.internal.config;

import dev.arrshell.internal.config.file.SecretsFile;
import dev.arrshell.internal.config.value.ConfigKey;
import dev.arrshell.internal.config.value.ConfigurationException;
import dev.arrshell.internal.config.value.Environment;
import dev.arrshell.model.AccountKey;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds secrets by name: what is configured, for {@code ARR_ACCOUNT_KEY}; else the environment, then the user's file of
 * secrets, then the person at the terminal, who is asked once. Thread-safe if the prompter is.
 */
public final class SecretStore {

    /** The name of the account's key. */
    public static final String ACCOUNT_KEY = ConfigKey.ACCOUNT_KEY.variable();

    private final ConfigSettings settings;
    private final Environment environment;
    private final SecretsFile file;
    private final SecretPrompter prompter;
    private final Map<String, AccountKey> typed = new ConcurrentHashMap<>();

    SecretStore(ConfigSettings settings, Environment environment, SecretsFile file, SecretPrompter prompter) {
        this.settings = settings;
        this.environment = environment;
        this.file = file;
        this.prompter = Objects.requireNonNull(prompter, "prompter");
    }

    /**
     * Looks without asking anybody.
     *
     * @param name the secret's name
     * @return the secret, which prints as {@code AccountKey(****)}
     * @throws ConfigurationException if a file cannot be read or holds something else
     */
    public Optional<AccountKey> find(String name) {
        Objects.requireNonNull(name, "name");
        Optional<AccountKey> configured = name.equals(ACCOUNT_KEY) ? settings.configuredKey() : Optional.empty();
        return configured
                .or(() -> inEnvironment(name))
                .or(() -> file.find(name))
                .or(() -> Optional.ofNullable(typed.get(name)));
    }

    /**
     * Looks, and asks at last.
     *
     * @param name the secret's name
     * @return the secret
     * @throws ConfigurationException if it is nowhere and there is nobody to ask, or what was found is no secret
     */
    public AccountKey get(String name) {
        return find(name).or(() -> asked(name)).orElseThrow(() -> nowhere(name));
    }

    private Optional<AccountKey> inEnvironment(String name) {
        return environment.value(name).map(value -> seal(name, value));
    }

    private static AccountKey seal(String name, String value) {
        try {
            return AccountKey.parse(value);
        } catch (IllegalArgumentException refused) {
            throw new ConfigurationException(name + ": " + ConfigurationException.plain(refused));
        }
    }

    private Optional<AccountKey> asked(String name) {
        try {
            Optional<AccountKey> answer = prompter.ask(name);
            answer.ifPresent(secret -> typed.put(name, secret));
            return answer;
        } catch (IllegalArgumentException refused) {
            throw new ConfigurationException(name + ": " + ConfigurationException.plain(refused));
        }
    }

    private ConfigurationException nowhere(String name) {
        String how = name.equals(ACCOUNT_KEY) ? "use --account-key-file FILE, " : "";
        return new ConfigurationException(name + " is not set and there is no terminal to ask: " + how
                + "set it in the environment, or write " + name + "=… into " + file.path()
                + ", a file that only you can read");
    }
}
