package dev.arrshell.internal.repl.display;

import dev.arrshell.internal.text.NearestWord;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The settings of single keys, such as {@code key.ctrl-t}: what the key does while a line is typed. */
public final class KeySettings {

    /** The begin of each name. */
    static final String PREFIX = "key.";

    /** The description of each setting. */
    public static final String MEANING = "what the key does";

    /** The value of a key that does what it does in the chosen set of keys. */
    static final String USUAL = "usual";

    /** The actions of a key, by the names of readline. */
    public static final List<String> ACTIONS = List.of(
            "accept-line",
            "backward-char",
            "backward-delete-char",
            "backward-kill-line",
            "backward-kill-word",
            "backward-word",
            "beginning-of-history",
            "beginning-of-line",
            "capitalize-word",
            "clear-screen",
            "complete-word",
            "delete-char",
            "down-case-word",
            "down-line-or-history",
            "end-of-history",
            "end-of-line",
            "forward-char",
            "forward-word",
            "history-incremental-search-backward",
            "history-incremental-search-forward",
            "history-search-backward",
            "history-search-forward",
            "kill-line",
            "kill-whole-line",
            "kill-word",
            "menu-complete",
            "quoted-insert",
            "redo",
            "transpose-chars",
            "undo",
            "up-case-word",
            "up-line-or-history",
            "yank",
            "yank-pop");

    private static final Pattern KEY = Pattern.compile("ctrl-[a-z]|alt-[a-z0-9]|f[1-9]|f1[0-2]");

    /** The names of settings in which capitals mean nothing. A capital after alt- would be another key. */
    private static final Pattern SPELLED = Pattern.compile("key\\.(?:ctrl-[a-z]|f\\d\\d?)");

    /** The keys that end a line or stop something, without which nothing works. */
    private static final Set<String> FIXED = Set.of("ctrl-c", "ctrl-d", "ctrl-j", "ctrl-m", "ctrl-z");

    private KeySettings() {}

    static boolean isName(String name) {
        return name.startsWith(PREFIX);
    }

    /**
     * Makes the setting of a key, which is the usual one.
     *
     * @throws IllegalArgumentException if there is no such key, or it must stay as it is
     */
    static ReplSetting setting(String name) {
        String key = name.substring(PREFIX.length());
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException(
                    "there is no key '" + key
                            + "': keys are ctrl- or alt- and a small letter, alt- and a digit, and f1 to f12, as in key.ctrl-t");
        }
        if (FIXED.contains(key)) {
            throw new IllegalArgumentException(
                    "the key '" + key + "' ends a line, a statement or the prompt and stays so");
        }
        return new ReplSetting(name, MEANING, choices(), text -> parse(name, text), USUAL);
    }

    /** The name of a setting as it is spelled here: {@code key.F6} and {@code key.Ctrl-T} in small letters. */
    public static String named(String typed) {
        String small = typed.toLowerCase(Locale.ROOT);
        return SPELLED.matcher(small).matches() ? small : typed;
    }

    /**
     * The names that can follow a beginning, by steps, since there are many: first the prefix, then the kinds of keys and
     * the function keys, then the letters.
     */
    public static List<String> names(String begun) {
        if (!isName(begun)) {
            return List.of(PREFIX);
        }
        for (String kind : List.of(PREFIX + "ctrl-", PREFIX + "alt-")) {
            if (begun.startsWith(kind)) {
                return IntStream.rangeClosed('a', 'z')
                        .mapToObj(letter -> kind + (char) letter)
                        .filter(name -> !FIXED.contains(name.substring(PREFIX.length())))
                        .toList();
            }
        }
        return Stream.concat(
                        Stream.of("ctrl-", "alt-"), IntStream.rangeClosed(1, 12).mapToObj(number -> "f" + number))
                .map(key -> PREFIX + key)
                .toList();
    }

    /** The possible values of each. */
    static List<String> choices() {
        List<String> choices = new ArrayList<>(ACTIONS);
        choices.add(USUAL);
        return choices;
    }

    private static String parse(String name, String text) {
        if (!choices().contains(text)) {
            throw new IllegalArgumentException(
                    "`" + name + "` cannot be '" + text + "'" + NearestWord.choice(text, choices(), "Possible"));
        }
        return text;
    }
}
