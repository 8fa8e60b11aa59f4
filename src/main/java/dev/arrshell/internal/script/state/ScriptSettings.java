package dev.arrshell.internal.script.state;

import dev.arrshell.emulator.ArrEmulator;
import dev.arrshell.internal.config.ConfigSettings;
import dev.arrshell.internal.config.SecretPrompter;
import dev.arrshell.internal.config.SecretStore;
import dev.arrshell.internal.config.value.ConfigInputs;
import dev.arrshell.internal.config.value.Environment;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * The configuration of scripts and of the prompt. A script may name account, key and region itself, so that not all of a
 * service has to be configured. Thread-safe if the prompter is.
 */
public final class ScriptSettings {

    private final ConfigSettings settings;
    private final SecretStore secrets;
    private final Environment environment;
    private final boolean emulator;
    private final AtomicReference<SecretPrompter> prompter;

    private ScriptSettings(
            ConfigSettings settings,
            SecretStore secrets,
            Environment environment,
            boolean emulator,
            AtomicReference<SecretPrompter> prompter) {
        this.settings = settings;
        this.prompter = prompter;
        this.secrets = secrets;
        this.environment = environment;
        this.emulator = emulator;
    }

    /**
     * Reads variables only: no file and no option. A secret is not asked for.
     *
     * @param environment names and values; empty for an embedded emulator
     * @throws dev.arrshell.internal.config.value.ConfigurationException if there are problems. Nothing was sent
     */
    public static ScriptSettings of(Map<String, String> environment) {
        return of(ConfigInputs.ofVariables(Environment.of(environment)), SecretPrompter.NONE);
    }

    /**
     * Reads the configuration.
     *
     * @param prompter asked for a secret that is found nowhere else
     * @throws dev.arrshell.internal.config.value.ConfigurationException if there are problems. Nothing was sent
     */
    public static ScriptSettings of(ConfigInputs inputs, SecretPrompter prompter) {
        return of(ConfigSettings.load(inputs), inputs.environment(), prompter, false);
    }

    /**
     * Takes a configuration that was read.
     *
     * @param environment the variables that scripts see
     * @param prompter asked for a secret that is found nowhere else
     * @param emulator whether the embedded emulator is wanted although a service may be configured
     * @throws dev.arrshell.internal.config.value.ConfigurationException if there are problems. Nothing was sent
     */
    public static ScriptSettings of(
            ConfigSettings settings, Environment environment, SecretPrompter prompter, boolean emulator) {
        Objects.requireNonNull(environment, "environment");
        AtomicReference<SecretPrompter> asked = new AtomicReference<>(prompter);
        SecretStore secrets = settings.orThrow().secrets(name -> asked.get().ask(name));
        return new ScriptSettings(settings, secrets, environment, emulator, asked);
    }

    /** Has secrets asked for by another prompter from now on, if they are asked for at all. */
    public void askBy(SecretPrompter other) {
        prompter.updateAndGet(current -> current == SecretPrompter.NONE ? current : other);
    }

    public ConfigSettings settings() {
        return settings;
    }

    /** Whether requests go to an emulator in this process: no service is configured, or the emulator was asked for. */
    public boolean isEmulated() {
        return emulator || !settings.isConfigured();
    }

    /**
     * These settings, for requests that are not a rehearsal.
     *
     * @throws dev.arrshell.internal.config.value.ConfigurationException if they would go to an emulator in this process,
     *     and a service is required. Nothing was sent
     */
    public ScriptSettings live() {
        if (isEmulated()) {
            settings.destination(emulator, secrets);
        }
        return this;
    }

    SecretStore secrets() {
        return secrets;
    }

    Environment environment() {
        return environment;
    }

    /** A new target; an emulator is on virtual time. */
    public RequestTarget target() {
        return target(ArrEmulator::start, "on virtual time");
    }

    /**
     * A new target, with a particular emulator if one is used.
     *
     * @param starter starts the emulator; called at most once, when it is first needed
     * @param time the emulator's time in words, such as {@code on virtual time}
     */
    public RequestTarget target(Supplier<ArrEmulator> starter, String time) {
        return isEmulated() ? new EmbeddedTarget(settings, starter, time) : new ConfiguredTarget(settings);
    }
}
