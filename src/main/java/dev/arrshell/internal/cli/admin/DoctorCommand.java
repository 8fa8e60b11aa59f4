package dev.arrshell.internal.cli.admin;

import dev.arrshell.internal.cli.console.CliContext;
import dev.arrshell.internal.cli.console.ExitCodes;
import dev.arrshell.internal.config.ConfigSettings;
import dev.arrshell.internal.config.doctor.CheckStatus;
import dev.arrshell.internal.config.doctor.Doctor;
import dev.arrshell.internal.config.doctor.DoctorFinding;
import dev.arrshell.internal.view.Listing;
import dev.arrshell.internal.view.Shape;
import dev.arrshell.time.TimeSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code arr doctor}. */
@Command(
        name = "doctor",
        description = "Checks what a session needs: Java, terminal, configuration, network, token, list.",
        footer = {"", "Exit codes: 0 no check failed, else that of the first check that failed: 2, 3 or 7."})
public final class DoctorCommand implements Callable<Integer> {

    private static final Shape<DoctorFinding> SHAPE = Shape.of(DoctorFinding.class)
            .with("check", DoctorFinding::check)
            .with("verdict", finding -> finding.status().name())
            .with("finding", DoctorFinding::message)
            .with("cure", finding -> finding.remedy().isEmpty() ? null : finding.remedy());

    private static final Set<String> LOCAL = Set.of("java", "terminal", "configuration", "target");

    private final CliContext context;

    public DoctorCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        ConfigSettings settings = context.loadSettings();
        SystemProbes probes = new SystemProbes(context, settings);
        List<DoctorFinding> findings = new Doctor(settings, context.prompter(), probes, TimeSource.system()).examine();
        context.show(new Listing<>(SHAPE, findings));
        return findings.stream()
                .filter(finding -> finding.status() == CheckStatus.FAIL)
                .findFirst()
                .map(finding -> code(finding.check()))
                .orElse(ExitCodes.OK);
    }

    private static int code(String check) {
        if (LOCAL.contains(check)) {
            return ExitCodes.USAGE;
        }
        return check.equals("token") ? ExitCodes.AUTHENTICATION : ExitCodes.SERVICE;
    }
}
