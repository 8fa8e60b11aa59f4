package dev.arrshell.internal.cli.admin;

import dev.arrshell.internal.cli.console.CliContext;
import dev.arrshell.internal.cli.console.ExitCodes;
import dev.arrshell.internal.config.ConfigRow;
import dev.arrshell.internal.config.ConfigSettings;
import dev.arrshell.internal.config.value.ConfigurationException;
import dev.arrshell.internal.view.Listing;
import dev.arrshell.internal.view.Shape;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code arr config}. */
@Command(name = "config", description = "Shows each value of the configuration and where it is set. Sends nothing.")
public final class ConfigCommand implements Callable<Integer> {

    private static final Shape<ConfigRow> SHAPE = Shape.of(ConfigRow.class)
            .with("name", ConfigRow::name)
            .with("value", row -> known(row.value().isEmpty() ? row.defaultValue() : row.value()))
            .with("origin", row -> known(row.origin()))
            .with("overrides", row -> known(String.join(", ", row.overridden())));

    private final CliContext context;

    public ConfigCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        ConfigSettings settings = context.settings();
        context.show(new Listing<>(SHAPE, ConfigRow.of(settings)));
        if (settings.problems().isEmpty()) {
            return ExitCodes.OK;
        }
        String wrong = new ConfigurationException(settings.problems()).getMessage();
        return context.fail(wrong, ExitCodes.USAGE);
    }

    private static String known(String text) {
        return text.isEmpty() ? null : text;
    }
}
