package dev.arrshell.internal.cli.admin;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The completion script for fish: its commands and options. */
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
        String here = String.join(
                "; and ",
                path.stream()
                        .map(names -> "__fish_seen_subcommand_from " + names)
                        .toList());
        command.options().stream()
                .filter(option -> path.isEmpty() || !option.inherited())
                .filter(option -> !option.hidden())
                .forEach(option -> option(option, here));
        if (path.equals(List.of("help"))) {
            lines.add("complete -c arr -n '__fish_seen_subcommand_from help; and not __fish_seen_subcommand_from "
                    + topics(command.parent()) + "' -a '" + topics(command.parent()) + "'");
        }
        if (!path.isEmpty()) {
            positionals(command.positionalParameters(), here);
        }
        String none = below.isEmpty() ? "" : "not __fish_seen_subcommand_from " + names(below);
        below.forEach(each -> subcommand(each.getCommandSpec(), join(here, none), path));
    }

    private void subcommand(CommandSpec command, String when, List<String> path) {
        Set<String> names = command.names();
        lines.add(
                "complete -c arr" + condition(when) + " -a " + quoted(String.join(" ", names)) + description(command));
        List<String> deeper = new ArrayList<>(path);
        deeper.add(String.join(" ", names));
        add(command, deeper);
    }

    /** Adds the arguments; for a command that takes no file, fish must not offer any. */
    private void positionals(Collection<PositionalParamSpec> positionals, String when) {
        if (positionals.stream().noneMatch(each -> each.paramLabel().equals("FILE"))) {
            lines.add("complete -c arr" + condition(when) + " -f");
        }
        positionals.stream()
                .filter(each -> each.completionCandidates() != null)
                .forEach(each -> lines.add(
                        "complete -c arr" + condition(when) + " -a " + candidates(each.completionCandidates())));
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
            line.append(List.of("FILE", "DIR").contains(option.paramLabel()) ? " -r" : " -x");
        }
        if (option.completionCandidates() != null) {
            line.append(" -a ").append(candidates(option.completionCandidates()));
        }
        String[] words = option.description();
        lines.add(line + (words.length == 0 ? "" : " -d " + quoted(words[0])));
    }

    private static String candidates(Iterable<String> candidates) {
        Optional<CompletionWords> changing = CompletionWords.of(candidates);
        if (changing.isPresent()) {
            // Fish runs this at each TAB.
            return "'(arr completion --words " + changing.get() + " 2>/dev/null)'";
        }
        return quoted(String.join(
                " ", StreamSupport.stream(candidates.spliterator(), false).toList()));
    }

    /** The commands that {@code arr help} explains. */
    private static String topics(CommandSpec root) {
        return String.join(
                " ",
                root.subcommands().keySet().stream()
                        .filter(name -> !name.equals("help"))
                        .toList());
    }

    private static String names(Set<CommandLine> commands) {
        return String.join(
                " ",
                commands.stream()
                        .flatMap(each -> each.getCommandSpec().names().stream())
                        .toList());
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
