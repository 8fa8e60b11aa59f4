package dev.arrshell.groovy;

import dev.arrshell.emulator.ArrEmulator;
import dev.arrshell.internal.config.Environment;
import dev.arrshell.internal.config.Inputs;
import dev.arrshell.internal.config.Prompter;
import dev.arrshell.internal.config.SecretStore;
import dev.arrshell.internal.config.Settings;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * What is configured, as scripts and the prompt need it: a script may name account, key and region itself, so that not
 * all of a service has to be configured. Thread-safe if the prompter is.
 */
public final class Setup {

    private static final String VIRTUAL = "on virtual time";

    private final Settings settings;
    private final SecretStore secrets;
    private final Environment environment;
    private final boolean emulated;

    private Setup(Settings settings, SecretStore secrets, Environment environment, boolean emulated) {
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
     * @throws dev.arrshell.internal.config.ConfigurationException if there are problems. Nothing was sent
     * @throws NullPointerException if {@code environment} is null
     */
    public static Setup of(Map<String, String> environment) {
        return of(Inputs.ofVariables(Environment.of(environment)), Prompter.NOBODY);
    }

    /**
     * Reads the configuration.
     *
     * @param inputs where it stands
     * @param prompter asked last for a secret
     * @return what it says; nothing was asked yet
     * @throws dev.arrshell.internal.config.ConfigurationException if there are problems. Nothing was sent
     * @throws NullPointerException if an argument is null
     */
    public static Setup of(Inputs inputs, Prompter prompter) {
        return of(Settings.load(inputs), inputs.environment(), prompter, false);
    }

    /**
     * Takes a configuration that was read.
     *
     * @param settings the configuration
     * @param environment the variables that scripts see
     * @param prompter asked last for a secret
     * @param emulator whether the embedded emulator is wanted although a service may be configured
     * @return the setup; nothing was asked yet
     * @throws dev.arrshell.internal.config.ConfigurationException if there are problems. Nothing was sent
     * @throws NullPointerException if an argument is null
     */
    public static Setup of(Settings settings, Environment environment, Prompter prompter, boolean emulator) {
        Objects.requireNonNull(environment, "environment");
        SecretStore secrets = settings.orThrow().secrets(prompter);
        return new Setup(settings, secrets, environment, emulator || !settings.isConfigured());
    }

    /**
     * What is configured.
     *
     * @return settings without problems
     */
    public Settings settings() {
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
    public Target target() {
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
    public Target target(Supplier<ArrEmulator> starter, String time) {
        return emulated ? new EmbeddedTarget(settings, starter, time) : new ConfiguredTarget(settings);
    }
}
