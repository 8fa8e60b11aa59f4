package dev.arrshell.internal.repl.display;

import dev.arrshell.emulator.BootProfile;
import dev.arrshell.internal.config.file.PromptEntry;
import dev.arrshell.internal.config.file.PromptTable;
import dev.arrshell.internal.config.value.ConfigurationException;
import dev.arrshell.internal.text.DurationParser;
import dev.arrshell.internal.text.DurationText;
import dev.arrshell.internal.text.NearestWord;
import dev.arrshell.internal.view.ViewFormat;
import dev.arrshell.internal.view.layout.Palette;
import dev.arrshell.model.SessionSize;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The settings of the prompt. Thread-safe. */
public final class ReplSettings {

    public static final String VIEW = "view";
    public static final String THEME = "theme";
    public static final String WIDE = "wide";
    private static final String LINES = "lines";
    private static final String RESULTS = "results";
    private static final String NUMBERED = "numbered";
    private static final String ALL = "all";
    private static final String PROMPT = "prompt";
    private static final List<String> PROMPTS = List.of("full", "plain");
    private static final String SUGGESTIONS = "suggestions";
    private static final String KEYS = "keys";
    private static final String VI = "vi";
    private static final String BOOT_STANDARD = "boot.standard";
    private static final String BOOT_PREMIUM = "boot.premium";

    /** The origin of a value that is kept. */
    private static final String KEPT = "config.toml";

    private static final String NEVER = "never";
    private static final String FAIL = "fail";

    private final Map<String, ReplSetting> all = Collections.synchronizedMap(new LinkedHashMap<>());
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile Optional<PromptTable> table = Optional.empty();

    public ReplSettings() {
        add(new ReplSetting(
                VIEW,
                "how values are shown",
                ViewFormat.words(),
                text -> ViewFormat.parse(text).word(),
                "auto"));
        add(new ReplSetting(
                THEME, "colours", Palette.words(), text -> Palette.parse(text).word(), "dark"));
        add(choice(WIDE, "ids and hosts in full, also in tables", List.of("on", "off"), "off"));
        add(new ReplSetting(
                LINES,
                "how many lines of a long result are shown at once; :more shows the next",
                List.of(ALL),
                ReplSettings::parseLines,
                "100"));
        add(choice(
                RESULTS,
                "whether results have numbers in the margin: _7 is that of statement 7, not the seventh before",
                List.of("plain", NUMBERED),
                "plain"));
        add(new ReplSetting(
                PROMPT,
                "full shows the session, plain does not; or a text of your own such as '{place}{session} $'",
                PROMPTS,
                text -> PROMPTS.contains(text) ? text : PromptText.checkPattern(text),
                "full"));
        add(choice(
                SUGGESTIONS,
                "whether the rest of an earlier line is suggested while typing; Right takes it",
                List.of("on", "off"),
                "on"));
        add(choice(
                KEYS,
                "the keys that edit the line; :set key.ctrl-t transpose-chars sets one of them",
                List.of("emacs", VI),
                "emacs"));
        add(boot(BOOT_STANDARD, "how long a STANDARD session boots in the emulator: a duration, never or fail", "3s"));
        add(boot(BOOT_PREMIUM, "how long a PREMIUM session boots in the emulator: a duration, never or fail", "8s"));
    }

    private void add(ReplSetting setting) {
        all.put(setting.name(), setting);
    }

    private static ReplSetting choice(String name, String description, List<String> choices, String defaultValue) {
        return new ReplSetting(name, description, choices, text -> parseChoice(name, choices, text), defaultValue);
    }

    private static String parseChoice(String name, List<String> choices, String text) {
        if (!choices.contains(text)) {
            throw new IllegalArgumentException(
                    "`" + name + "` must be " + String.join(" or ", choices) + ", not '" + text + "'");
        }
        return text;
    }

    private static String parseLines(String text) {
        if (!text.equals(ALL) && !text.matches("[1-9]\\d{0,5}")) {
            throw new IllegalArgumentException(
                    "`" + LINES + "` must be a number of lines, 1 or more, or " + ALL + ", not '" + text + "'");
        }
        return text;
    }

    private static ReplSetting boot(String name, String description, String defaultValue) {
        List<String> choices = List.of(NEVER, FAIL);
        return new ReplSetting(
                name,
                description,
                choices,
                text -> choices.contains(text) ? text : DurationText.typed(DurationParser.parse(text)),
                defaultValue);
    }

    /** All settings; of the keys those that are not the usual ones. */
    public Collection<ReplSetting> all() {
        synchronized (all) {
            return all.values().stream()
                    .filter(each ->
                            !KeySettings.isName(each.name()) || !each.value().equals(KeySettings.USUAL))
                    .toList();
        }
    }

    /**
     * Finds a setting.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    public ReplSetting get(String name) {
        if (KeySettings.isName(name)) {
            return all.computeIfAbsent(name, KeySettings::setting);
        }
        ReplSetting setting = all.get(name);
        if (setting == null) {
            throw new IllegalArgumentException(
                    "there is no setting '" + name + "'" + NearestWord.choice(name, all.keySet(), "Settings"));
        }
        return setting;
    }

    /** The possible values of a setting as far as they can be listed; none if there is no such setting. */
    public List<String> choices(String name) {
        ReplSetting setting = all.get(name);
        return setting == null ? KeySettings.isName(name) ? KeySettings.choices() : List.of() : setting.choices();
    }

    /**
     * Sets a value.
     *
     * @param origin where the value is from: {@code :set}, {@code NO_COLOR}, …
     * @throws IllegalArgumentException if there is no such setting, or the value is not possible
     */
    public void set(String name, String value, String origin) {
        get(name).set(value, origin);
        listeners.forEach(Runnable::run);
    }

    /**
     * Applies what is kept in the configuration file, where {@link #keep} writes from now on.
     *
     * @return what is wrong there, a sentence each with its place; such a setting has its default
     */
    public List<String> load(PromptTable kept) {
        table = Optional.of(kept);
        return kept.entries().stream().flatMap(each -> apply(each).stream()).toList();
    }

    private Optional<String> apply(PromptEntry entry) {
        if (!all.containsKey(entry.name()) && !KeySettings.isName(entry.name())) {
            return Optional.of(entry.place() + ": unknown key '" + entry.name() + "'"
                    + NearestWord.choice(entry.name(), all.keySet(), "Known"));
        }
        try {
            set(entry.name(), entry.value(), KEPT);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            String rest = all.containsKey(entry.name())
                    ? ". " + entry.name() + " has its default, "
                            + get(entry.name()).defaultValue()
                    : "";
            return Optional.of(entry.place() + ": " + e.getMessage() + rest);
        }
    }

    /** The file that {@link #keep} writes into; empty if there is none, as in a pipe. */
    public Optional<Path> file() {
        return table.map(PromptTable::file);
    }

    /**
     * Keeps the present value of a setting in the configuration file.
     *
     * @throws IllegalArgumentException if there is no such setting
     * @throws IllegalStateException if there is no file or it cannot be changed. It is then as before
     */
    public void keep(String name) {
        ReplSetting setting = get(name);
        PromptTable kept = table.orElseThrow(() ->
                new IllegalStateException("settings are kept only from a terminal: the value holds for this session"));
        try {
            kept.put(name, setting.value());
        } catch (ConfigurationException e) {
            throw new IllegalStateException(String.join("; ", e.problems()) + ". The value holds for this session", e);
        }
        setting.setOrigin(KEPT);
    }

    /** Restores the default of a setting. */
    public void reset(String name) {
        get(name).reset();
        listeners.forEach(Runnable::run);
    }

    /** Registers a listener, called after each change on the thread that made it. */
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    public ViewFormat view() {
        return ViewFormat.parse(get(VIEW).value());
    }

    public Palette palette() {
        return Palette.parse(get(THEME).value());
    }

    public boolean isWide() {
        return get(WIDE).value().equals("on");
    }

    /** How many lines of a result are shown at once. */
    public int lines() {
        String value = get(LINES).value();
        return value.equals(ALL) ? Integer.MAX_VALUE : Integer.parseInt(value);
    }

    /** Whether results have the number of their statement in the margin. */
    public boolean isNumbered() {
        return get(RESULTS).value().equals(NUMBERED);
    }

    /** Whether the prompt never shows the session. */
    public boolean isPlainPrompt() {
        return get(PROMPT).value().equals("plain");
    }

    /** The pattern of {@link PromptText}: the user's, or that of the full prompt. */
    public String promptPattern() {
        String value = get(PROMPT).value();
        return PROMPTS.contains(value) ? PromptText.FULL : value;
    }

    /** Whether lines of the history are suggested. */
    public boolean isSuggesting() {
        return get(SUGGESTIONS).value().equals("on");
    }

    /** Whether the line is edited by the keys of vi, not of Emacs. */
    public boolean hasViKeys() {
        return get(KEYS).value().equals(VI);
    }

    /** The keys that do something else than usual, {@code ctrl-t} for one, each with what it does. */
    public Map<String, String> keys() {
        Map<String, String> keys = new TreeMap<>();
        all().stream()
                .filter(each -> KeySettings.isName(each.name()))
                .forEach(each -> keys.put(each.name().substring(KeySettings.PREFIX.length()), each.value()));
        return keys;
    }

    /** How the embedded emulator boots servers of a size. */
    public BootProfile boot(SessionSize size) {
        String value =
                get(size == SessionSize.PREMIUM ? BOOT_PREMIUM : BOOT_STANDARD).value();
        return switch (value) {
            case NEVER -> BootProfile.never();
            case FAIL -> BootProfile.failing("boot is set to fail at the prompt");
            default -> BootProfile.fixed(DurationParser.parse(value));
        };
    }
}
