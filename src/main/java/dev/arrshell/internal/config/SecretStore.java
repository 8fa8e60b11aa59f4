package dev.arrshell.internal.config;

import dev.arrshell.internal.config.file.AccountKeyFile;
import dev.arrshell.internal.config.file.FilePermissionCheck;
import dev.arrshell.internal.config.file.SecretsFile;
import dev.arrshell.internal.config.value.ConfigKey;
import dev.arrshell.internal.config.value.ConfigurationException;
import dev.arrshell.internal.config.value.Environment;
import dev.arrshell.model.AccountKey;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Store of secrets by name. Looks for {@code ARR_ACCOUNT_KEY} in the configuration; then for any secret in the environment and in
 * the user's secrets file; at last asks at the terminal, once. Thread-safe if the prompter is.
 */
public final class SecretStore {

    /** The name of the account's key. */
    public static final String ACCOUNT_KEY = ConfigKey.ACCOUNT_KEY.variable();

    /** The name of the shared access signature that a conversion reads its input with. */
    public static final String INPUT_SAS = "ARR_INPUT_SAS";

    /** The name of the shared access signature that a conversion writes its result with. */
    public static final String OUTPUT_SAS = "ARR_OUTPUT_SAS";

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
     * Looks a secret up without a question to anyone.
     *
     * @throws ConfigurationException if a file cannot be read or its content is wrong
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
     * Looks a secret up and, if it is not found, asks for it.
     *
     * @throws ConfigurationException if it is not found and cannot be asked for, or is not valid
     */
    public AccountKey get(String name) {
        return find(name).or(() -> ask(name)).orElseThrow(() -> notFound(name));
    }

    /**
     * Reads a file that holds only the secret.
     *
     * @param option the option that names the file, for messages
     * @throws ConfigurationException if it cannot be read or holds no secret
     */
    public AccountKey inFile(String option, Path named) {
        return AccountKeyFile.read(option, named);
    }

    /** The warning that others can read a file with a secret, if they can. */
    public static Optional<String> warning(Path named) {
        return FilePermissionCheck.warning(named);
    }

    private Optional<AccountKey> inEnvironment(String name) {
        return environment.value(name).map(value -> sealed(name, value));
    }

    private static AccountKey sealed(String name, String value) {
        try {
            return AccountKey.parse(value);
        } catch (IllegalArgumentException refused) {
            throw new ConfigurationException(name + ": " + ConfigurationException.plain(refused));
        }
    }

    private Optional<AccountKey> ask(String name) {
        try {
            Optional<AccountKey> answer = prompter.ask(name);
            answer.ifPresent(secret -> typed.put(name, secret));
            return answer;
        } catch (IllegalArgumentException refused) {
            throw new ConfigurationException(name + ": " + ConfigurationException.plain(refused));
        }
    }

    private ConfigurationException notFound(String name) {
        String how = name.equals(ACCOUNT_KEY) ? "use --account-key-file FILE, " : "";
        return new ConfigurationException(name + " is not set and there is no terminal to ask: " + how
                + "set it in the environment, or write " + name + "=… into " + file.path()
                + ", a file that only you can read");
    }
}
