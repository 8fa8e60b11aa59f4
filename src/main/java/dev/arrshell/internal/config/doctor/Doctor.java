package dev.arrshell.internal.config.doctor;

import dev.arrshell.internal.config.ConfigSettings;
import dev.arrshell.internal.config.Destination;
import dev.arrshell.internal.config.SecretPrompter;
import dev.arrshell.internal.config.value.ConfigurationException;
import dev.arrshell.time.TimeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Checker of all that a session needs, in the order of dependence. A check that depends on a failed one is skipped. Sends one
 * request without credentials to each server, one for a token, and one list. Not thread-safe.
 */
public final class Doctor {

    private static final int OLDEST_JAVA = 17;

    private final ConfigSettings settings;
    private final SecretPrompter prompter;
    private final DoctorProbes probes;
    private final TimeSource time;
    private final List<DoctorFinding> findings = new ArrayList<>();

    /** A doctor for settings with or without problems; the prompter is asked for a key that is not configured. */
    public Doctor(ConfigSettings settings, SecretPrompter prompter, DoctorProbes probes, TimeSource time) {
        this.settings = Objects.requireNonNull(settings, "settings");
        this.prompter = Objects.requireNonNull(prompter, "prompter");
        this.probes = Objects.requireNonNull(probes, "probes");
        this.time = Objects.requireNonNull(time, "time");
    }

    /** Runs all checks, each with one finding. */
    public List<DoctorFinding> examine() {
        findings.clear();
        findings.add(java());
        findings.add(terminal());
        configuration();
        destination().ifPresent(service -> findings.addAll(new ServiceCheck(service, probes, time).findings()));
        return List.copyOf(findings);
    }

    private DoctorFinding java() {
        Runtime.Version version = probes.java();
        return version.feature() >= OLDEST_JAVA
                ? DoctorFinding.ok("java", "Java " + version + ".")
                : DoctorFinding.fail(
                        "java", "Java " + version + " is too old.", "Install Java 17 or newer, set JAVA_HOME.");
    }

    private DoctorFinding terminal() {
        Optional<String> kind = probes.terminal();
        if (kind.isEmpty()) {
            return DoctorFinding.warn(
                    "terminal",
                    "There is no terminal to ask for a key.",
                    "Set ARR_ACCOUNT_KEY or use --account-key-file.");
        }
        return kind.get().equals("dumb")
                ? DoctorFinding.warn(
                        "terminal",
                        "The terminal is dumb: there are no colours and no completion.",
                        "Set TERM to the type of the terminal.")
                : DoctorFinding.ok("terminal", "The terminal is " + kind.get() + ".");
    }

    private void configuration() {
        settings.problems()
                .forEach(problem -> findings.add(DoctorFinding.fail("configuration", problem, "Correct it there.")));
        settings.warnings().forEach(warning -> findings.add(DoctorFinding.warn("configuration", warning, "")));
        if (settings.problems().isEmpty() && settings.warnings().isEmpty()) {
            findings.add(DoctorFinding.ok("configuration", "All values are valid."));
        }
    }

    private Optional<Destination.Service> destination() {
        if (!settings.problems().isEmpty()) {
            findings.add(DoctorFinding.warn("target", "Not checked: the configuration has problems.", ""));
            return Optional.empty();
        }
        try {
            return service(settings.destination(false, settings.secrets(prompter)));
        } catch (ConfigurationException incomplete) {
            findings.add(DoctorFinding.fail(
                    "target",
                    String.join("\n", incomplete.problems()),
                    "Set or correct the values; arr config shows all."));
            return Optional.empty();
        }
    }

    private Optional<Destination.Service> service(Destination destination) {
        if (destination instanceof Destination.Service service) {
            findings.add(DoctorFinding.ok(
                    "target",
                    "Account " + service.account() + " at " + service.endpoint() + ", tokens from " + service.sts()
                            + "."));
            return Optional.of(service);
        }
        findings.add(DoctorFinding.ok("target", "No service is configured: arr uses an emulator in its own process."));
        return Optional.empty();
    }
}
