package dev.arrshell.internal.cli.admin;

import dev.arrshell.internal.cli.console.CliContext;
import dev.arrshell.internal.cli.console.ExitCodes;
import dev.arrshell.internal.cli.console.ResultWriter;
import dev.arrshell.internal.config.ConfigRow;
import dev.arrshell.internal.config.ConfigSettings;
import dev.arrshell.internal.config.value.ConfigurationException;
import dev.arrshell.internal.view.problem.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code arr config}. */
@Command(name = "config", description = "Shows every value that is configured, and where it stands. Sends nothing.")
public final class ConfigCommand implements Callable<Integer> {

    private final CliContext program;

    public ConfigCommand(CliContext program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        ConfigSettings settings = program.settings();
        List<Map<String, Object>> rows =
                ConfigRow.of(settings).stream().map(ConfigCommand::row).toList();
        new ResultWriter(program).rows(rows);
        if (settings.problems().isEmpty()) {
            return ExitCodes.OK;
        }
        String wrong = new ConfigurationException(settings.problems()).getMessage();
        return program.failed(Problem.of(wrong), "arr: " + wrong, ExitCodes.USAGE);
    }

    private static Map<String, Object> row(ConfigRow row) {
        Map<String, Object> cells = new LinkedHashMap<>();
        cells.put("name", row.name());
        cells.put("value", row.value().isEmpty() ? row.standard() : row.value());
        cells.put("origin", row.origin());
        cells.put("overrides", String.join(", ", row.overridden()));
        return cells;
    }
}
