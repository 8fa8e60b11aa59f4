package dev.arrshell.cli;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Writes the commands and options as completions for fish. */
final class FishCompletion {

    private final List<String> lines = new ArrayList<>(List.of("complete -c arr -e"));

    private FishCompletion() {}

    static String script(CommandSpec root) {
        FishCompletion script = new FishCompletion();
        script.add(root, List.of());
        return String.join("\n", script.lines) + "\n";
    }

    private void add(CommandSpec command, List<String> path) {
        Set<CommandLine> below = new LinkedHashSet<>(command.subcommands().values());
        String here = path.isEmpty() ? "" : "__fish_seen_subcommand_from " + path.get(path.size() - 1);
        command.options().stream()
                .filter(option -> path.isEmpty() || !option.inherited())
                .forEach(option -> option(option, here));
        String none = below.isEmpty() ? "" : "not __fish_seen_subcommand_from " + names(below);
        below.forEach(each -> subcommand(each.getCommandSpec(), join(here, none), path));
    }

    private void subcommand(CommandSpec command, String when, List<String> path) {
        lines.add("complete -c arr" + condition(when) + " -a " + command.name() + description(command));
        List<String> deeper = new ArrayList<>(path);
        deeper.add(command.name());
        add(command, deeper);
    }

    private static String description(CommandSpec command) {
        String[] words = command.usageMessage().description();
        return words.length == 0 ? "" : " -d " + quoted(words[0]);
    }

    private void option(OptionSpec option, String when) {
        StringBuilder line = new StringBuilder("complete -c arr").append(condition(when));
        for (String name : option.names()) {
            line.append(name.startsWith("--") ? " -l " : " -s ").append(name.replaceFirst("^--?", ""));
        }
        if (option.arity().max() > 0) {
            line.append(option.paramLabel().equals("FILE") ? " -r" : " -x");
        }
        if (option.completionCandidates() != null) {
            line.append(" -a ").append(quoted(String.join(" ", option.completionCandidates())));
        }
        String[] words = option.description();
        lines.add(line + (words.length == 0 ? "" : " -d " + quoted(words[0])));
    }

    private static String names(Set<CommandLine> commands) {
        return String.join(
                " ", commands.stream().map(CommandLine::getCommandName).toList());
    }

    private static String join(String one, String other) {
        return one.isEmpty() || other.isEmpty() ? one + other : one + "; and " + other;
    }

    private static String condition(String when) {
        return when.isEmpty() ? "" : " -n " + quoted(when);
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
