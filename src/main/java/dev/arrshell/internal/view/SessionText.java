package dev.arrshell.internal.view;

import dev.arrshell.internal.text.DurationText;
import dev.arrshell.internal.view.layout.Screen;
import dev.arrshell.internal.view.layout.TextStyle;
import dev.arrshell.model.SessionProperties;
import dev.arrshell.model.SessionSize;
import dev.arrshell.model.SessionStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The texts that all views of a session share. */
final class SessionText {

    static final String UNKNOWN = "-";
    static final String MORE = "…";

    private static final int SHORTEST_ID = 4;
    private static final int BAR = 10;
    private static final Duration SOON = Duration.ofMinutes(15);
    private static final Duration VERY_SOON = Duration.ofMinutes(5);
    private static final Duration FRESH = Duration.ofSeconds(10);
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final Pattern HOST =
            Pattern.compile("([^.]{1,8})[^.]*\\.(?:remoterenderingvm|remoterendering\\.vm)\\.([^.]+)\\..*");

    private SessionText() {}

    /** The length, four at least, of the shortest prefixes that tell the ids apart. */
    static int prefix(List<String> ids) {
        int longest = ids.stream().mapToInt(String::length).max().orElse(0);
        int length = SHORTEST_ID;
        while (length < longest && !distinct(ids, length)) {
            length++;
        }
        return length;
    }

    private static boolean distinct(List<String> ids, int length) {
        Set<String> seen = new HashSet<>();
        return Set.copyOf(ids).stream().allMatch(id -> seen.add(cut(id, length)));
    }

    private static String cut(String id, int length) {
        return id.substring(0, Math.min(length, id.length()));
    }

    static String shortId(String id, int length) {
        return id.length() <= length + 1 ? id : cut(id, length) + MORE;
    }

    static String size(SessionProperties session) {
        return session.size() == SessionSize.UNKNOWN ? UNKNOWN : session.size().name();
    }

    static String lease(SessionProperties session) {
        return session.maxLeaseTime().isZero() ? UNKNOWN : DurationText.format(session.maxLeaseTime());
    }

    static String left(SessionProperties session) {
        return session.maxLeaseTime().isZero() || session.status().isTerminal()
                ? UNKNOWN
                : DurationText.format(session.remaining());
    }

    /** {@code [########..]}: a mark for each tenth of the lease that is left, rounded up. */
    static String bar(SessionProperties session) {
        double share = (double) session.remaining().toMillis()
                / Math.max(1, session.maxLeaseTime().toMillis());
        int marks = (int) Math.ceil(share * BAR);
        return "[" + "#".repeat(marks) + ".".repeat(BAR - marks) + "]";
    }

    /** {@code 5018fee8….westus2…}: the two parts of a server's name that differ. */
    static String shortHost(String host) {
        Matcher parts = HOST.matcher(host);
        return parts.matches() ? parts.group(1) + MORE + "." + parts.group(2) + MORE : host;
    }

    static TextStyle style(SessionStatus status) {
        return switch (status) {
            case READY -> TextStyle.GOOD;
            case STARTING, STOPPING, UNKNOWN -> TextStyle.BUSY;
            case STOPPED, EXPIRED -> TextStyle.FAINT;
            case ERROR -> TextStyle.BAD;
        };
    }

    /** The colour of the time left: yellow under fifteen minutes, red under five. */
    static TextStyle urgency(SessionProperties session) {
        if (session.status() != SessionStatus.READY || session.maxLeaseTime().isZero()) {
            return null;
        }
        Duration left = session.remaining();
        return left.compareTo(VERY_SOON) < 0
                ? TextStyle.BAD
                : left.compareTo(SOON) < 0 ? TextStyle.WARNING : TextStyle.GOOD;
    }

    static String clock(Instant moment) {
        return CLOCK.format(moment);
    }

    /** {@code 30m12s ago}: how long ago an answer told this; empty if that was just now, or the time is not known. */
    static Optional<String> age(SessionProperties session, Screen screen) {
        return screen.now()
                .map(now -> Duration.between(session.seenAt(), now))
                .filter(age -> age.compareTo(FRESH) >= 0)
                .map(age -> DurationText.format(age) + " ago");
    }
}
