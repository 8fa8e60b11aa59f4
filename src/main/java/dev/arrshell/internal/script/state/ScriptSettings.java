package dev.arrshell.internal.script.state;

import dev.arrshell.emulator.ArrEmulator;
import dev.arrshell.internal.config.ConfigSettings;
import dev.arrshell.internal.config.SecretPrompter;
import dev.arrshell.internal.config.SecretStore;
import dev.arrshell.internal.config.value.ConfigInputs;
import dev.arrshell.internal.config.value.Environment;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * What is configured, as scripts and the prompt need it: a script may name account, key and region itself, so that not
 * all of a service has to be configured. Thread-safe if the prompter is.
 */
public final class ScriptSettings {

    private static final String VIRTUAL = "on virtual time";

    private final ConfigSettings settings;
    private final SecretStore secrets;
    private final Environment environment;
    private final boolean emulated;

    private ScriptSettings(ConfigSettings settings, SecretStore secrets, Environment environment, boolean emulated) {
        this.settings = settings;
        this.secrets = secrets;
        this.environment = environment;
        this.emulated = emulated;
    }

    /**
     * Reads nothing but variables: no file, no option, and nobody is asked.
     *
     * @param environment names and values; empty for an embedded emulator
     * @return what they say
     * @throws dev.arrshell.internal.config.value.ConfigurationException if there are problems. Nothing was sent
     * @throws NullPointerException if {@code environment} is null
     */
    public static ScriptSettings of(Map<String, String> environment) {
        return of(ConfigInputs.ofVariables(Environment.of(environment)), SecretPrompter.NONE);
    }

    /**
     * Reads the configuration.
     *
     * @param inputs where it stands
     * @param prompter asked last for a secret
     * @return what it says; nothing was asked yet
     * @throws dev.arrshell.internal.config.value.ConfigurationException if there are problems. Nothing was sent
     * @throws NullPointerException if an argument is null
     */
    public static ScriptSettings of(ConfigInputs inputs, SecretPrompter prompter) {
        return of(ConfigSettings.load(inputs), inputs.environment(), prompter, false);
    }

    /**
     * Takes a configuration that was read.
     *
     * @param settings the configuration
     * @param environment the variables that scripts see
     * @param prompter asked last for a secret
     * @param emulator whether the embedded emulator is wanted although a service may be configured
     * @return the setup; nothing was asked yet
     * @throws dev.arrshell.internal.config.value.ConfigurationException if there are problems. Nothing was sent
     * @throws NullPointerException if an argument is null
     */
    public static ScriptSettings of(
            ConfigSettings settings, Environment environment, SecretPrompter prompter, boolean emulator) {
        Objects.requireNonNull(environment, "environment");
        SecretStore secrets = settings.orThrow().secrets(prompter);
        return new ScriptSettings(settings, secrets, environment, emulator || !settings.isConfigured());
    }

    /**
     * What is configured.
     *
     * @return settings without problems
     */
    public ConfigSettings settings() {
        return settings;
    }

    /**
     * Whether requests go to an emulator in this process.
     *
     * @return true if no service is configured, or the emulator was asked for
     */
    public boolean isEmulated() {
        return emulated;
    }

    SecretStore secrets() {
        return secrets;
    }

    Environment environment() {
        return environment;
    }

    /**
     * Where requests go: an emulator on virtual time where one is used.
     *
     * @return a new target
     */
    public RequestTarget target() {
        return target(ArrEmulator::start, VIRTUAL);
    }

    /**
     * Where requests go, where an embedded emulator is to be a particular one.
     *
     * @param starter starts the emulator; called at most once, when something first needs it
     * @param time what the emulator's time is, in words for people, such as {@code on virtual time}
     * @return a new target
     * @throws NullPointerException if an argument is null
     */
    public RequestTarget target(Supplier<ArrEmulator> starter, String time) {
        return emulated ? new EmbeddedTarget(settings, starter, time) : new ConfiguredTarget(settings);
    }
}
