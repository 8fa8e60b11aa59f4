package dev.arrshell.internal.repl.command;

import dev.arrshell.internal.repl.completion.CompletionCandidate;
import dev.arrshell.internal.repl.display.KeySettings;
import dev.arrshell.internal.repl.display.ReplSetting;
import dev.arrshell.internal.repl.display.ReplSettings;
import dev.arrshell.internal.view.ViewFormat;
import dev.arrshell.internal.view.ViewWriter;
import dev.arrshell.internal.view.layout.LineWrapper;
import dev.arrshell.internal.view.layout.Screen;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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
        if (setting != null) {
            setting = named(setting);
        }
        if (reset && (setting == null || value != null)) {
            throw new IllegalArgumentException(":set --reset takes the name of a setting and no value");
        }
        if (keep && setting == null) {
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
        context.print(setting == null ? table(settings.all(), context) : whole(settings.get(setting), context));
        if (value != null || keep || reset) {
            settings.file().map(this::remark).ifPresent(context::print);
        }
    }

    private static String named(String typed) {
        int equals = typed.indexOf('=');
        if (equals > 0) {
            throw new IllegalArgumentException("a setting and its value have a blank between them: write :set "
                    + typed.substring(0, equals) + " " + typed.substring(equals + 1));
        }
        return KeySettings.named(typed);
    }

    private static String table(Collection<ReplSetting> shown, CommandContext context) {
        return ViewWriter.text(shown.stream().map(SetCommand::row).toList(), ViewFormat.TABLE, context.screen());
    }

    /** A setting with its whole meaning, which stands below where the table has no room for it. */
    private static String whole(ReplSetting setting, CommandContext context) {
        String text = table(List.of(setting), context);
        if (text.contains(setting.description())) {
            return text;
        }
        Map<String, Object> row = row(setting);
        row.remove("meaning");
        Screen screen = context.screen();
        return ViewWriter.text(List.of(row), ViewFormat.TABLE, screen) + "\n "
                + String.join("\n ", LineWrapper.lines(setting.description(), screen.width() - 1, screen.cells()));
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
    public List<CompletionCandidate> candidates(CommandContext context, List<String> before, String begun) {
        List<String> words =
                before.stream().filter(word -> !word.startsWith("--")).toList();
        return switch (words.size()) {
            case 0 -> names(context.settings(), begun);
            case 1 ->
                context.settings().choices(KeySettings.named(words.get(0))).stream()
                        .map(choice -> CompletionCandidate.of(choice, ""))
                        .toList();
            default -> List.of();
        };
    }

    private static List<CompletionCandidate> names(ReplSettings settings, String begun) {
        Stream<CompletionCandidate> all =
                settings.all().stream().map(each -> CompletionCandidate.of(each.name(), each.description()));
        Stream<CompletionCandidate> keys =
                KeySettings.names(begun).stream().map(name -> CompletionCandidate.of(name, KeySettings.MEANING));
        return Stream.concat(all, keys).distinct().toList();
    }
}
