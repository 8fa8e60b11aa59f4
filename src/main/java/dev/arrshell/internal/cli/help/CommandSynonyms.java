package dev.arrshell.internal.cli.help;

import dev.arrshell.internal.text.NearestWord;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;

/** Finder of the command that was meant by an unknown word: by the names other programs use, else by spelling. */
public final class CommandSynonyms {

    private static final String SESSION = "session ";

    /** The words of other programs, each with what follows {@code arr} here. */
    private static final Map<String, String> WORDS = new LinkedHashMap<>();

    static {
        put("run --rehearse FILE", "rehearse", "simulate", "plan");
        put("run --dry-run FILE", "dry", "preview");
        put("-e CODE", "eval", "exec", "execute");
        put("--version", "version");
        put("session start", "new", "launch", "begin", "up");
        put("session get", "show", "describe", "info", "inspect", "status", "view");
        put("session list", "ls", "ps", "sessions");
        put("session update", "renew", "prolong", "lease", "edit", "set");
        put("session stop", "delete", "del", "rm", "remove", "kill", "end", "terminate", "destroy", "down", "cancel");
        put("session log", "logs", "tail");
        put("conversion start", "convert", "conversions");
        put("token", "login", "auth", "signin");
        put("check", "lint", "validate", "verify");
        put("reap", "prune", "cleanup", "gc");
        put("config", "configure", "settings", "env", "profiles", "profile");
        put("serve", "server", "daemon");
        put("emulator", "emulate", "mock", "fake");
        put("completion", "completions", "autocomplete");
    }

    private CommandSynonyms() {}

    private static void put(String line, String... words) {
        for (String word : words) {
            WORDS.put(word, line);
        }
    }

    /**
     * The end of a refusal: {@code " - did you mean arr session list?"}; nothing if no command is near.
     *
     * @param command the command that has no subcommand of this name, with all that it has
     */
    public static String question(CommandLine command, String word) {
        Map<String, String> known = known(command);
        return Optional.ofNullable(known.get(word))
                .or(() -> NearestWord.to(word, known.keySet()).map(known::get))
                .map(line ->
                        " - " + NearestWord.didYouMean(command.getCommandSpec().qualifiedName() + " " + line))
                .orElse("");
    }

    /** The sentence that there is no such subcommand, with what was meant, else with those that there are. */
    public static String refusal(CommandLine command, String word) {
        String question = question(command, word);
        String known = String.join(", ", command.getSubcommands().keySet());
        return "there is no command " + word + " in " + command.getCommandSpec().qualifiedName()
                + (question.isEmpty() ? ": " + known : question);
    }

    /**
     * The accepted words, each with what follows the command then. Names of subcommands come first and are never replaced.
     */
    private static Map<String, String> known(CommandLine command) {
        Map<String, String> known = new LinkedHashMap<>();
        Map<String, CommandLine> below = command.getSubcommands();
        below.keySet().forEach(name -> known.put(name, name));
        CommandLine session = below.get("session");
        if (session != null) {
            session.getSubcommands().keySet().forEach(name -> known.putIfAbsent(name, SESSION + name));
            WORDS.forEach(known::putIfAbsent);
            return known;
        }
        WORDS.forEach((word, line) -> {
            String verb = line.startsWith(SESSION) ? line.substring(SESSION.length()) : "";
            if (below.containsKey(verb)) {
                known.putIfAbsent(word, verb);
            }
        });
        return known;
    }
}
