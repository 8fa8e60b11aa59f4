package dev.arrshell.internal.cli.admin;

import dev.arrshell.internal.cli.console.CliContext;
import dev.arrshell.internal.cli.console.ExitCodes;
import dev.arrshell.internal.config.ConfigSettings;
import dev.arrshell.internal.config.doctor.CheckStatus;
import dev.arrshell.internal.config.doctor.Doctor;
import dev.arrshell.internal.config.doctor.DoctorFinding;
import dev.arrshell.time.TimeSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code arr doctor}. */
@Command(
        name = "doctor",
        description = "Checks what a session needs: Java, terminal, configuration, network, token, list.",
        footer = {"", "Exit codes: 0 no check failed, else that of the first check that failed: 2, 3 or 7."})
public final class DoctorCommand implements Callable<Integer> {

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
        context.showRows(findings.stream().map(DoctorCommand::row).toList());
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

    private static Map<String, Object> row(DoctorFinding finding) {
        Map<String, Object> cells = new LinkedHashMap<>();
        cells.put("check", finding.check());
        cells.put("verdict", finding.status().name());
        cells.put("finding", finding.message());
        cells.put("cure", finding.remedy());
        return cells;
    }
}
