package dev.arrshell.internal.cli.help;

import dev.arrshell.internal.cli.console.GlobalOptions;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ScopeType;

/**
 * Help of a command in two forms. The short one, {@code --help}, has the options of the command itself, in the order in which
 * they are declared, and one line about the options that all commands have in common; {@code --help-all} lists those too.
 */
public final class CommandHelp {

    /** As many common options as the short help lists; more are one line. */
    private static final int FEW = 4;

    private final GlobalOptions options;

    private CommandHelp(GlobalOptions options) {
        this.options = options;
    }

    /**
     * Gives a command and all below it this help, and hides from each the common options that it has no use for.
     *
     * @param options says which form is wanted
     */
    public static void install(CommandLine command, GlobalOptions options) {
        CommandHelp help = new CommandHelp(options);
        command.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_SYNOPSIS, CommandHelp::synopsis);
        command.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, help::optionLists);
        hideUnused(command.getCommandSpec());
        command.getSubcommands().values().forEach(each -> install(each, options));
    }

    /** Replaces the options, since a built one cannot be changed. Subcommands show the options that their command uses. */
    private static void hideUnused(CommandSpec command) {
        CommonOptions used = used(command);
        if (used == null) {
            return;
        }
        Set<String> names = Set.of(used.value());
        for (OptionSpec option : List.copyOf(command.options())) {
            if (option.inherited() && !isHelp(option) && !names.contains(option.longestName())) {
                command.remove(option);
                command.addOption(OptionSpec.builder(option)
                        .hidden(true)
                        .scopeType(ScopeType.LOCAL)
                        .build());
            }
        }
    }

    private static CommonOptions used(CommandSpec command) {
        CommonOptions used = command.userObject().getClass().getAnnotation(CommonOptions.class);
        return used == null && command.parent() != null ? used(command.parent()) : used;
    }

    private static boolean isHelp(OptionSpec option) {
        return option.usageHelp()
                || option.versionHelp()
                || option.longestName().equals(GlobalOptions.HELP_ALL);
    }

    private static String synopsis(Help help) {
        CommandSpec command = help.commandSpec();
        if (command.usageMessage().customSynopsis().length > 0) {
            return help.synopsis(help.synopsisHeadingLength());
        }
        String needed = command.argGroups().stream()
                .filter(group -> group.multiplicity().min() > 0)
                .map(ArgGroupSpec::synopsis)
                .map(" "::concat)
                .collect(Collectors.joining());
        return help.abbreviatedSynopsis().replace(" [OPTIONS]", " [options]" + needed);
    }

    private String optionLists(Help help) {
        List<OptionSpec> own = options(help, option -> !isCommon(option));
        List<OptionSpec> common = options(help, CommandHelp::isCommon);
        if (options.helpAll()) {
            return list(help, "", own)
                    + list(
                            help,
                            "%nCommon options:%n",
                            filtered(common, option -> !GlobalOptions.isConfiguration(option)))
                    + list(
                            help,
                            "%nConfiguration, also in config.toml and in variables:%n",
                            filtered(common, GlobalOptions::isConfiguration));
        }
        List<OptionSpec> more = filtered(common, option -> !isHelp(option));
        boolean isRoot = help.commandSpec().parent() == null;
        List<OptionSpec> listed = isRoot ? filtered(common, OptionSpec::versionHelp) : List.of();
        return list(help, "", more.size() <= FEW ? joined(own, more) : joined(own, listed))
                + (more.size() <= FEW ? "" : reference(help, more));
    }

    /** The one line about the common options. */
    private static String reference(Help help, List<OptionSpec> more) {
        String examples = Stream.of("--profile", "--region", "--output", "--timeout")
                .filter(name ->
                        more.stream().anyMatch(option -> option.longestName().equals(name)))
                .collect(Collectors.joining(", "));
        return help.createHeading("%nCommon options, such as " + examples + ": see "
                + help.commandSpec().qualifiedName() + " " + GlobalOptions.HELP_ALL + "%n");
    }

    private static List<OptionSpec> options(Help help, Predicate<OptionSpec> which) {
        return filtered(help.commandSpec().options(), which.and(option -> !option.hidden()));
    }

    private static List<OptionSpec> filtered(List<OptionSpec> all, Predicate<OptionSpec> which) {
        return all.stream().filter(which).toList();
    }

    private static List<OptionSpec> joined(List<OptionSpec> first, List<OptionSpec> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    private static String list(Help help, String heading, List<OptionSpec> listed) {
        return listed.isEmpty()
                ? ""
                : help.createHeading(heading)
                        + help.optionListExcludingGroups(
                                listed,
                                help.createDefaultLayout(listed, List.of(), help.colorScheme()),
                                null,
                                help.createDefaultParamLabelRenderer());
    }

    private static boolean isCommon(OptionSpec option) {
        return option.inherited() || option.scopeType() == ScopeType.INHERIT || isHelp(option);
    }
}
