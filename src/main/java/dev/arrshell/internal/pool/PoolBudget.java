package dev.arrshell.internal.pool;

import dev.arrshell.internal.text.DurationText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * The budget of a pool for each day, which begins at midnight, UTC: the sessions started, and the lease that was bought.
 * Not thread-safe.
 */
final class PoolBudget {

    /** 2021-01-01 counts whole minutes, so an extension may be longer than was asked for. */
    private static final Duration ROUNDING = Duration.ofMinutes(1);

    private static final BigDecimal HOUR =
            BigDecimal.valueOf(Duration.ofHours(1).toMillis());

    private final PoolSettings settings;
    private final InstantSource clock;
    private LocalDate day;
    private int started;
    private int extendable;
    private Duration bought = Duration.ZERO;

    PoolBudget(PoolSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
        this.day = today();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private void turn() {
        LocalDate now = today();
        if (!now.equals(day)) {
            day = now;
            started = 0;
            bought = Duration.ZERO;
        }
    }

    /** How long it is until the next day begins. */
    Duration untilNextDay() {
        return Duration.between(
                clock.instant(),
                today().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    int startedToday() {
        turn();
        return started;
    }

    /** Why no session may be started now; empty if one may. */
    Optional<String> refusal() {
        turn();
        if (settings.maxSessions().isPresent()
                && started >= settings.maxSessions().getAsInt()) {
            return Optional.of("the budget of " + started + (started == 1 ? " session" : " sessions")
                    + " a day is used up: maxSessions(…) is the limit, and the next day begins at midnight, UTC");
        }
        if (!allows(settings.lease(), extendable)) {
            return Optional.of("another lease of " + DurationText.format(settings.lease())
                    + " would cost more than the budget of "
                    + settings.cost().orElseThrow().perDay() + " a day, of which " + cost(bought)
                    + " are spent: maxCost(…) is the limit, and the next day begins at midnight, UTC");
        }
        return Optional.empty();
    }

    /** Whether so much more lease may be bought today, beside the next extension of each session that is extended. */
    private boolean allows(Duration more, int extensions) {
        Duration reserved = settings.leaseLeft().plus(ROUNDING).multipliedBy(extensions);
        return settings.cost()
                .map(limit -> cost(bought.plus(more).plus(reserved)).compareTo(limit.perDay()) <= 0)
                .orElse(true);
    }

    private BigDecimal cost(Duration lease) {
        return settings.cost()
                .map(limit -> limit.pricePerHour()
                        .multiply(BigDecimal.valueOf(lease.toMillis()))
                        .divide(HOUR, 4, RoundingMode.UP))
                .orElse(BigDecimal.ZERO);
    }

    /** Buys the lease of a start. The session's lease is extended later if the budget allows that too. */
    PoolMember start() {
        turn();
        boolean isExtendable = allows(settings.lease(), extendable + 1);
        started++;
        extendable += isExtendable ? 1 : 0;
        bought = bought.plus(settings.lease());
        return new PoolMember(settings.lease(), day, isExtendable);
    }

    /**
     * Buys an extension.
     *
     * @return whether another one may follow
     */
    boolean extend(PoolMember member, Duration total) {
        turn();
        Duration more = total.minus(member.lease);
        bought = bought.plus(more);
        member.boughtToday = member.boughtOn.equals(day) ? member.boughtToday.plus(more) : more;
        member.lease = total;
        member.boughtOn = day;
        boolean isExtendable = member.isExtendable && allows(Duration.ZERO, extendable);
        extendable -= member.isExtendable && !isExtendable ? 1 : 0;
        return isExtendable;
    }

    /** A start that was not made is none of the day's. */
    void notStarted(PoolMember member) {
        turn();
        started -= member.startedOn.equals(day) ? 1 : 0;
    }

    /** Takes back what a session has bought today and not used. */
    void end(PoolMember member, long now) {
        turn();
        extendable -= member.isExtendable ? 1 : 0;
        member.isExtendable = false;
        if (member.boughtOn.equals(day)) {
            Duration unused = member.unused(now);
            bought = bought.minus(unused.compareTo(member.boughtToday) < 0 ? unused : member.boughtToday);
        }
    }
}
