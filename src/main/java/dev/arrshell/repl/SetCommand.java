package dev.arrshell.repl;

import dev.arrshell.internal.view.View;
import dev.arrshell.internal.view.Views;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/** {@code :set}. */
@CommandLine.Command
final class SetCommand implements Command {

    @CommandLine.Parameters(index = "0", arity = "0..1", paramLabel = "NAME", description = "which")
    private String setting;

    @CommandLine.Parameters(index = "1", arity = "0..1", paramLabel = "VALUE", description = "what it shall be")
    private String value;

    @CommandLine.Option(names = "--reset", description = "gives it its default again")
    private boolean reset;

    @Override
    public void run(Prompt prompt) {
        Settings settings = prompt.settings();
        if (reset && (setting == null || value != null)) {
            throw new IllegalArgumentException(":set --reset takes the name of a setting and no value");
        }
        if (reset) {
            settings.reset(setting);
        } else if (value != null) {
            settings.set(setting, value, ":set");
        }
        Collection<Setting> shown = setting == null ? settings.all() : List.of(settings.get(setting));
        prompt.print(Views.text(shown.stream().map(SetCommand::row).toList(), View.TABLE, prompt.screen()));
    }

    private static Map<String, Object> row(Setting setting) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("name", setting.name());
        row.put("value", setting.value());
        row.put("default", setting.standard());
        row.put("origin", setting.origin());
        row.put("meaning", setting.sentence());
        return row;
    }

    @Override
    public List<Completion> candidates(Prompt prompt, List<String> before) {
        Settings settings = prompt.settings();
        if (before.isEmpty()) {
            return settings.all().stream()
                    .map(each -> Completion.of(each.name(), each.sentence()))
                    .toList();
        }
        return before.size() == 1
                ? settings.all().stream()
                        .filter(each -> each.name().equals(before.get(0)))
                        .flatMap(each -> each.words().stream())
                        .map(word -> Completion.of(word, ""))
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
