package dev.arrshell.internal.cli.admin;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import picocli.AutoComplete;
import picocli.CommandLine;

/**
 * The completion script for bash and zsh: that of picocli, in which words that change are read at each TAB, {@code help}
 * offers commands, and files are offered where a script may follow.
 */
final class BashCompletion {

    private static final String REGISTRATION = "\n# Define a completion specification";

    private static final Pattern CHANGING = Pattern.compile("\\n[^\\n]*local (\\w+_args)=\\(\"@(\\w+)\"\\)[^\\n]*");

    private BashCompletion() {}

    static String script(CommandLine root) {
        String script = withHelp(withFiles(AutoComplete.bash("arr", root)));
        Map<String, String> kinds = new TreeMap<>();
        String replaced = CHANGING.matcher(script).replaceAll(found -> noteKind(found, kinds));
        for (Map.Entry<String, String> each : kinds.entrySet()) {
            replaced = replaced.replace("\"${" + each.getKey() + "[@]}\"", "$(_arr_words " + each.getValue() + ")");
        }
        return replaced.replace(REGISTRATION, words(root) + REGISTRATION);
    }

    private static String noteKind(MatchResult found, Map<String, String> kinds) {
        kinds.put(found.group(1), found.group(2));
        return "";
    }

    /** Removes an option after {@code arr} itself that would keep bash from offering files: a script may follow there. */
    private static String withFiles(String script) {
        return script.replaceFirst(
                "(?s)(\\nfunction _picocli_arr\\(\\) \\{.*?)\\n[^\\n]*compopt \\+o default[^\\n]*", "$1");
    }

    /** Lets {@code arr help} offer commands, and behind one its subcommands. */
    private static String withHelp(String script) {
        return script.replaceFirst(
                "(?s)(\\nfunction _picocli_arr_help\\(\\) \\{.*?local positionals=)\"\"", "$1\"\\$(_arr_words help)\"");
    }

    private static String words(CommandLine root) {
        StringBuilder function = new StringBuilder("""

                # Words that depend on the line or on files of the user. The program reads them and sends nothing.
                function _arr_words() {
                  case "$1 ${COMP_CWORD} ${COMP_WORDS[2]}" in
                """);
        function.append(line("'help 2 '*", names(root)));
        root.getSubcommands().forEach((name, command) -> {
            if (!command.getSubcommands().isEmpty()) {
                function.append(line("'help 3 " + name + "'", names(command)));
            }
        });
        return function.append("""
                    help*) ;;
                    *) "${COMP_WORDS[0]}" completion --words "$1" 2>/dev/null ;;
                  esac
                }
                """).toString();
    }

    private static String line(String pattern, List<String> words) {
        return "    " + pattern + ") printf '%s\\n' " + String.join(" ", words) + " ;;\n";
    }

    private static List<String> names(CommandLine command) {
        return List.copyOf(command.getSubcommands().keySet());
    }
}
