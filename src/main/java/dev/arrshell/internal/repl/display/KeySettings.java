package dev.arrshell.internal.repl.display;

import dev.arrshell.internal.text.NearestWord;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The settings of single keys, such as {@code key.ctrl-t}: what the key does while a line is typed. */
public final class KeySettings {

    /** The begin of each name. */
    static final String PREFIX = "key.";

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
        return new ReplSetting(name, "what the key does", choices(), text -> parse(name, text), USUAL);
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
