package dev.arrshell.internal.schedule;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import dev.arrshell.internal.language.UsageErrors;
import dev.arrshell.internal.text.NearestWord;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Start times of a schedule: days and a time of day in words, or the five fields of cron. cron-utils computes them. A time that
 * the clock skips is ignored. Of a time that occurs twice only the first counts, except in an hourly cron line.
 */
public final class StartTimes {

    private static final Pattern WORDS = Pattern.compile("(\\p{Alpha}[\\p{Alpha}, ]*?) +(\\d{1,2}):(\\d{2})");
    private static final Pattern FIELDS = Pattern.compile("[\\d*].*");
    private static final String FORMS =
            "weekdays 07:30, daily 06:00, mondays and thursdays 09:15, or the five fields of cron, as in 30 7 * * MON-FRI";
    private static final Map<String, String> DAYS = days();

    private final String text;
    private final ZoneId zone;
    private final ExecutionTime times;

    private StartTimes(String text, ZoneId zone, ExecutionTime times) {
        this.text = text;
        this.zone = zone;
        this.times = times;
    }

    private static Map<String, String> days() {
        Map<String, String> days = new LinkedHashMap<>();
        days.put("daily", "*");
        days.put("weekdays", "MON-FRI");
        days.put("weekends", "SAT,SUN");
        for (String day : "monday tuesday wednesday thursday friday saturday sunday".split(" ")) {
            String field = day.substring(0, 3).toUpperCase(Locale.ROOT);
            days.put(day + "s", field);
            days.put(day, field);
            days.put(day.substring(0, 3), field);
        }
        return days;
    }

    /**
     * Reads times.
     *
     * @throws IllegalArgumentException if the text has none of the forms, or never occurs
     * @throws IllegalStateException if cron-utils is not on the class path
     */
    public static StartTimes parse(String text, ZoneId zone) {
        Objects.requireNonNull(zone, "zone");
        String shown = Objects.requireNonNull(text, "times").strip();
        try {
            StartTimes times = new StartTimes(shown, zone, ExecutionTime.forCron(parser().parse(cron(shown))));
            if (times.after(Instant.EPOCH).isEmpty()) {
                throw UsageErrors.argument("'" + shown + "' never occurs: choose a day that exists");
            }
            return times;
        } catch (NoClassDefFoundError missing) {
            throw new IllegalStateException(
                    "schedules need com.cronutils:cron-utils on the class path (nothing was sent)", missing);
        }
    }

    private static CronParser parser() {
        return new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));
    }

    private static String cron(String text) {
        Matcher words = WORDS.matcher(text);
        if (words.matches()) {
            int hour = Integer.parseInt(words.group(2));
            int minute = Integer.parseInt(words.group(3));
            if (hour > 23 || minute > 59) {
                throw UsageErrors.argument("'" + text + "': there is no " + words.group(2) + ":" + words.group(3)
                        + " on a day of 00:00 to 23:59");
            }
            return minute + " " + hour + " * * " + daysOf(words.group(1), text);
        }
        if (!FIELDS.matcher(text).matches()) {
            throw UsageErrors.argument("'" + text + "' is not a start time: write " + FORMS);
        }
        try {
            return parser().parse(text).asString();
        } catch (IllegalArgumentException refused) {
            throw UsageErrors.argument(
                    "'" + text + "' is not a valid cron line: " + refused.getMessage() + ". Write " + FORMS);
        }
    }

    private static String daysOf(String words, String text) {
        return Arrays.stream(words.toLowerCase(Locale.ROOT).split(" *, *| +and +"))
                .map(day -> day(day, text))
                .collect(Collectors.joining(","));
    }

    private static String day(String word, String text) {
        String field = DAYS.get(word);
        if (field == null) {
            throw UsageErrors.argument("'" + text + "' is not a start time: there are no days '" + word + "'"
                    + NearestWord.question(word, DAYS.keySet()) + "; write " + FORMS);
        }
        return field;
    }

    /**
     * Reads a time of day.
     *
     * @throws IllegalArgumentException if the text is not a time of day
     */
    public static LocalTime timeOfDay(String text) {
        String shown = Objects.requireNonNull(text, "time").strip();
        try {
            return LocalTime.parse(shown.length() == 4 && shown.charAt(1) == ':' ? "0" + shown : shown);
        } catch (DateTimeParseException malformed) {
            throw UsageErrors.argument("'" + text + "' is not a time of day: write '18:00'");
        }
    }

    ZoneId zone() {
        return zone;
    }

    /** The first start after a moment. */
    Optional<ZonedDateTime> after(Instant moment) {
        return times.nextExecution(moment.atZone(zone));
    }

    /** As it was written, with the zone. */
    @Override
    public String toString() {
        return text + " " + zone;
    }
}
