package dev.arrshell.internal.cli.admin;

import dev.arrshell.internal.cli.console.CliContext;
import dev.arrshell.internal.cli.console.ExitCodes;
import dev.arrshell.internal.config.ConfigRow;
import dev.arrshell.internal.config.ConfigSettings;
import dev.arrshell.internal.config.value.ConfigurationException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code arr config}. */
@Command(name = "config", description = "Shows each value of the configuration and where it is set. Sends nothing.")
public final class ConfigCommand implements Callable<Integer> {

    private final CliContext context;

    public ConfigCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        ConfigSettings settings = context.settings();
        List<Map<String, Object>> rows =
                ConfigRow.of(settings).stream().map(ConfigCommand::row).toList();
        context.showRows(rows);
        if (settings.problems().isEmpty()) {
            return ExitCodes.OK;
        }
        String wrong = new ConfigurationException(settings.problems()).getMessage();
        return context.fail(wrong, ExitCodes.USAGE);
    }

    private static Map<String, Object> row(ConfigRow row) {
        Map<String, Object> cells = new LinkedHashMap<>();
        cells.put("name", row.name());
        cells.put("value", row.value().isEmpty() ? row.defaultValue() : row.value());
        cells.put("origin", row.origin());
        cells.put("overrides", String.join(", ", row.overridden()));
        return cells;
    }
}
