package dev.arrshell.internal.repl.display;

import dev.arrshell.emulator.BootProfile;
import dev.arrshell.internal.repl.syntax.CommandDurationParser;
import dev.arrshell.internal.text.NearestWord;
import dev.arrshell.internal.view.ViewFormat;
import dev.arrshell.internal.view.layout.Palette;
import dev.arrshell.model.SessionSize;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** What can be set at the prompt. Each value knows where it comes from. Thread-safe. */
public final class ReplSettings {

    public static final String VIEW = "view";
    public static final String THEME = "theme";
    public static final String WIDE = "wide";
    static final String PROMPT = "prompt";
    static final String BOOT_STANDARD = "boot.standard";
    static final String BOOT_PREMIUM = "boot.premium";

    private static final String NEVER = "never";
    private static final String FAIL = "fail";
    private static final List<String> SWITCH = List.of("on", "off");

    private final Map<String, ReplSetting> all = new LinkedHashMap<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    public ReplSettings() {
        add(new ReplSetting(VIEW, "how values are shown", ViewFormat.words(), ReplSettings::view, "auto"));
        add(new ReplSetting(THEME, "colours", Palette.words(), ReplSettings::theme, "dark"));
        add(choice(WIDE, "ids and hosts in full, also in tables", SWITCH, "off"));
        add(choice(PROMPT, "what stands before the cursor", List.of("full", "plain"), "full"));
        add(boot(BOOT_STANDARD, "how long a STANDARD session boots in the emulator: a time, never or fail", "3s"));
        add(boot(BOOT_PREMIUM, "how long a PREMIUM session boots in the emulator: a time, never or fail", "8s"));
    }

    private void add(ReplSetting setting) {
        all.put(setting.name(), setting);
    }

    private static String view(String text) {
        return ViewFormat.parse(text).word();
    }

    private static String theme(String text) {
        return Palette.parse(text).word();
    }

    private static ReplSetting choice(String name, String sentence, List<String> words, String standard) {
        return new ReplSetting(name, sentence, words, text -> chosen(name, words, text), standard);
    }

    private static String chosen(String name, List<String> words, String text) {
        if (!words.contains(text)) {
            throw new IllegalArgumentException(
                    name + " cannot be '" + text + "': " + String.join(" or ", words) + " it is");
        }
        return text;
    }

    private static ReplSetting boot(String name, String sentence, String standard) {
        return new ReplSetting(name, sentence, List.of(NEVER, FAIL), ReplSettings::booting, standard);
    }

    private static String booting(String text) {
        return List.of(NEVER, FAIL).contains(text)
                ? text
                : CommandDurationParser.written(CommandDurationParser.parse(text));
    }

    public Collection<ReplSetting> all() {
        return all.values();
    }

    /**
     * Finds a setting.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    public ReplSetting get(String name) {
        ReplSetting setting = all.get(name);
        if (setting == null) {
            throw new IllegalArgumentException("there is no setting '" + name + "'"
                    + NearestWord.to(name, all.keySet())
                            .map(near -> " - did you mean " + near + "?")
                            .orElse("") + " Settings: " + String.join(", ", all.keySet()));
        }
        return setting;
    }

    /**
     * Sets a value.
     *
     * @param origin who says so: {@code :set}, {@code NO_COLOR}, …
     * @throws IllegalArgumentException if there is no such setting, or it cannot be that
     */
    public void set(String name, String value, String origin) {
        get(name).set(value, origin);
        listeners.forEach(Runnable::run);
    }

    /** Gives a setting its default again. */
    public void reset(String name) {
        get(name).reset();
        listeners.forEach(Runnable::run);
    }

    /** Told after each change, on the thread that made it. */
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

    public boolean isPlainPrompt() {
        return get(PROMPT).value().equals("plain");
    }

    /** How the embedded emulator boots servers of a size. */
    public BootProfile boot(SessionSize size) {
        String value =
                get(size == SessionSize.PREMIUM ? BOOT_PREMIUM : BOOT_STANDARD).value();
        return switch (value) {
            case NEVER -> BootProfile.never();
            case FAIL -> BootProfile.failing("the prompt has set it so");
            default -> BootProfile.fixed(CommandDurationParser.parse(value));
        };
    }
}
