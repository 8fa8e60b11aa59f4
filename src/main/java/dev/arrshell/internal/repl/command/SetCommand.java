package dev.arrshell.internal.repl.command;

import dev.arrshell.internal.repl.completion.CompletionCandidate;
import dev.arrshell.internal.repl.display.ReplSetting;
import dev.arrshell.internal.repl.display.ReplSettings;
import dev.arrshell.internal.view.ViewFormat;
import dev.arrshell.internal.view.ViewWriter;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/** {@code :set}. */
@CommandLine.Command
public final class SetCommand implements ReplCommand {

    @CommandLine.Parameters(index = "0", arity = "0..1", paramLabel = "NAME", description = "which")
    private String setting;

    @CommandLine.Parameters(index = "1", arity = "0..1", paramLabel = "VALUE", description = "what it shall be")
    private String value;

    @CommandLine.Option(names = "--reset", description = "gives it its default again")
    private boolean reset;

    @Override
    public void run(CommandContext prompt) {
        ReplSettings settings = prompt.settings();
        if (reset && (setting == null || value != null)) {
            throw new IllegalArgumentException(":set --reset takes the name of a setting and no value");
        }
        if (reset) {
            settings.reset(setting);
        } else if (value != null) {
            settings.set(setting, value, ":set");
        }
        Collection<ReplSetting> shown = setting == null ? settings.all() : List.of(settings.get(setting));
        prompt.print(ViewWriter.text(shown.stream().map(SetCommand::row).toList(), ViewFormat.TABLE, prompt.screen()));
    }

    private static Map<String, Object> row(ReplSetting setting) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("name", setting.name());
        row.put("value", setting.value());
        row.put("default", setting.standard());
        row.put("origin", setting.origin());
        row.put("meaning", setting.sentence());
        return row;
    }

    @Override
    public List<CompletionCandidate> candidates(CommandContext prompt, List<String> before) {
        ReplSettings settings = prompt.settings();
        if (before.isEmpty()) {
            return settings.all().stream()
                    .map(each -> CompletionCandidate.of(each.name(), each.sentence()))
                    .toList();
        }
        return before.size() == 1
                ? settings.all().stream()
                        .filter(each -> each.name().equals(before.get(0)))
                        .flatMap(each -> each.words().stream())
                        .map(word -> CompletionCandidate.of(word, ""))
                        .toList()
                : List.of();
    }

    @Override
    public String name() {
        return "set";
    }

    @Override
    public String sentence() {
        return "lists the settings, or sets one; --reset gives it its default again";
    }
}
