package dev.arrshell.internal.repl.command;

import dev.arrshell.internal.repl.completion.CompletionCandidate;
import dev.arrshell.internal.repl.display.ReplSetting;
import dev.arrshell.internal.repl.display.ReplSettings;
import dev.arrshell.internal.view.ViewFormat;
import dev.arrshell.internal.view.ViewWriter;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code :set}: the settings of the prompt. */
@Command(
        name = "set",
        description =
                "lists the settings, or sets one; --keep writes it into config.toml, --reset restores its default")
public final class SetCommand implements ReplCommand {

    @Parameters(index = "0", arity = "0..1", paramLabel = "NAME", description = "the setting")
    private String setting;

    @Parameters(index = "1", arity = "0..1", paramLabel = "VALUE", description = "its new value")
    private String value;

    @Option(names = "--reset", description = "restores the default")
    private boolean reset;

    @Option(names = "--keep", description = "keeps the value, or the present one, in config.toml")
    private boolean keep;

    @Override
    public void run(CommandContext context) {
        ReplSettings settings = context.settings();
        if (reset && (setting == null || value != null)) {
            throw new IllegalArgumentException(":set --reset takes the name of a setting and no value");
        }
        if (keep && (reset || setting == null)) {
            throw new IllegalArgumentException(
                    ":set --keep takes the name of a setting, and a value unless the present one is kept");
        }
        if (reset) {
            settings.reset(setting);
        } else if (value != null) {
            settings.set(setting, value, ":set");
        }
        if (keep) {
            settings.keep(setting);
        }
        Collection<ReplSetting> shown = setting == null ? settings.all() : List.of(settings.get(setting));
        context.print(
                ViewWriter.text(shown.stream().map(SetCommand::row).toList(), ViewFormat.TABLE, context.screen()));
        if (value != null || keep) {
            settings.file().map(this::remark).ifPresent(context::print);
        }
    }

    private String remark(Path file) {
        return keep ? "(kept in " + file + ")" : "(for this session; :set --keep " + setting + " keeps it)";
    }

    private static Map<String, Object> row(ReplSetting setting) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("name", setting.name());
        row.put("value", setting.value());
        row.put("default", setting.defaultValue());
        row.put("origin", setting.origin());
        row.put("meaning", setting.description());
        return row;
    }

    @Override
    public List<CompletionCandidate> candidates(CommandContext context, List<String> before) {
        Collection<ReplSetting> all = context.settings().all();
        List<String> words =
                before.stream().filter(word -> !word.startsWith("--")).toList();
        return switch (words.size()) {
            case 0 ->
                all.stream()
                        .map(each -> CompletionCandidate.of(each.name(), each.description()))
                        .toList();
            case 1 ->
                context.settings().choices(words.get(0)).stream()
                        .map(choice -> CompletionCandidate.of(choice, ""))
                        .toList();
            default -> List.of();
        };
    }
}
