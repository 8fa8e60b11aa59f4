package dev.arrshell.internal.cli.admin;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi.Text;
import picocli.CommandLine.Help.IParamLabelRenderer;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Writer of the manual page of a command, for {@code man}, from the same texts as its help. */
public final class ManualPage {

    private final CommandSpec command;
    private final String release;
    private final Help help;
    private final List<String> lines = new ArrayList<>();

    private ManualPage(CommandSpec command, String release) {
        this.command = command;
        this.release = release;
        this.help = new Help(command, Help.defaultColorScheme(Help.Ansi.OFF));
    }

    /** The name of a command's page, such as {@code arr-session-start}. */
    public static String name(CommandSpec command) {
        return command.qualifiedName("-");
    }

    /**
     * The page in the language of {@code man}.
     *
     * @param release the program's version, such as {@code arr 1.0.0}
     */
    public static String of(CommandSpec command, String release) {
        return new ManualPage(command, release).write();
    }

    private String write() {
        String[] description = command.usageMessage().description();
        // No date: two builds of one commit give the same page.
        lines.add(".TH " + quoted(name(command).toUpperCase(Locale.ROOT)) + " 1 \"\" " + quoted(release));
        // No hyphenation, and no blanks between words to fill a line.
        lines.addAll(List.of(".nh", ".ad l"));
        section("NAME");
        lines.add(escaped(name(command)) + " \\- "
                + text(description.length == 0 ? command.name() : description[0])
                        .replaceFirst("\\.$", ""));
        section("SYNOPSIS");
        verbatim(help.synopsis(0).lines().map(line -> line.replaceFirst("^Usage: |^ {7}(?=arr )", "")));
        section("DESCRIPTION");
        Arrays.stream(description).map(ManualPage::text).forEach(lines::add);
        list("ARGUMENTS", command.positionalParameters().stream().filter(each -> !each.hidden()), this::argument);
        list("OPTIONS", command.options().stream().filter(each -> !each.hidden()), this::option);
        list("COMMANDS", commands(), this::subcommand);
        String[] footer = command.usageMessage().footer();
        if (footer.length > 0) {
            section("NOTES");
            verbatim(Arrays.stream(footer).dropWhile(String::isEmpty));
        }
        List<String> others = others();
        if (!others.isEmpty()) {
            section("SEE ALSO");
            lines.add(others.stream()
                    .map(name -> "\\fB" + escaped(name) + "\\fR(1)")
                    .collect(Collectors.joining(", ")));
        }
        return String.join("\n", lines) + "\n";
    }

    private void section(String title) {
        lines.add(".SH " + title);
    }

    private void verbatim(Stream<String> shown) {
        lines.add(".nf");
        shown.map(ManualPage::text).forEach(lines::add);
        lines.add(".fi");
    }

    private <T> void list(String title, Stream<T> items, Consumer<T> writer) {
        List<T> all = items.toList();
        if (!all.isEmpty()) {
            section(title);
            all.forEach(writer);
        }
    }

    private void argument(PositionalParamSpec argument) {
        item("\\fI" + escaped(label(argument).strip()) + "\\fR");
        described(help.createDefaultParameterRenderer()
                .render(argument, help.createDefaultParamLabelRenderer(), help.colorScheme()));
    }

    private void option(OptionSpec option) {
        String names = Arrays.stream(option.names())
                .map(name -> "\\fB" + escaped(name) + "\\fR")
                .collect(Collectors.joining(", "));
        item(names + "\\fI" + escaped(label(option)) + "\\fR");
        described(help.createDefaultOptionRenderer()
                .render(option, help.createDefaultParamLabelRenderer(), help.colorScheme()));
    }

    private String label(ArgSpec argument) {
        IParamLabelRenderer renderer = help.createDefaultParamLabelRenderer();
        return renderer.renderParameterLabel(argument, Help.Ansi.OFF, List.of()).toString();
    }

    private void subcommand(CommandSpec below) {
        item("\\fB" + escaped(String.join(", ", below.names())) + "\\fR");
        Stream.of(below.usageMessage().description())
                .limit(1)
                .map(ManualPage::text)
                .forEach(lines::add);
    }

    private void item(String head) {
        lines.add(".TP");
        lines.add(head);
    }

    /** Adds the last of the columns that the help has for an option. */
    private void described(Text[][] rows) {
        Stream.of(rows)
                .map(row -> row[row.length - 1].toString())
                .filter(words -> !words.isBlank())
                .map(ManualPage::text)
                .forEach(lines::add);
    }

    private Stream<CommandSpec> commands() {
        return command.subcommands().values().stream()
                .map(CommandLine::getCommandSpec)
                .distinct();
    }

    private List<String> others() {
        return Stream.concat(Stream.ofNullable(command.parent()), commands())
                .map(ManualPage::name)
                .toList();
    }

    private static String quoted(String words) {
        return '"' + escaped(words).replace("\"", "\\(dq") + '"';
    }

    /** A line of text: one that begins with a dot or an apostrophe would be a command of the formatter. */
    private static String text(String line) {
        String escaped = escaped(line);
        return escaped.startsWith(".") || escaped.startsWith("\\(aq") ? "\\&" + escaped : escaped;
    }

    private static String escaped(String words) {
        return words.replace("\\", "\\e")
                .replace("-", "\\-")
                .replace("'", "\\(aq")
                .replace("…", "...");
    }
}
