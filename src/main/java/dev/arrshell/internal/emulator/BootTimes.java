package dev.arrshell.internal.emulator;

import dev.arrshell.model.SessionSize;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** How long the servers of each size boot. Immutable. */
public final class BootTimes {

    private static final BootTimes USUAL = new BootTimes(Map.of(
            SessionSize.STANDARD, Decisions.STANDARD_BOOT,
            SessionSize.PREMIUM, Decisions.PREMIUM_BOOT));

    private final Map<SessionSize, Duration> times;

    private BootTimes(Map<SessionSize, Duration> times) {
        this.times = times;
    }

    /** Ten seconds for Standard, two minutes for Premium. */
    public static BootTimes usual() {
        return USUAL;
    }

    /** These times, but for one size. */
    public BootTimes with(SessionSize size, Duration time) {
        Map<SessionSize, Duration> changed = new EnumMap<>(times);
        changed.put(size, time);
        return new BootTimes(changed);
    }

    Duration of(SessionSize size) {
        return times.get(size);
    }
}
