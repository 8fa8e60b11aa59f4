package dev.arrshell.testkit;

import dev.arrshell.Arr;
import dev.arrshell.ArrClient;
import dev.arrshell.ReadySession;
import dev.arrshell.Session;
import dev.arrshell.emulator.ArrEmulator;
import dev.arrshell.model.Lease;
import dev.arrshell.model.Region;
import dev.arrshell.model.SessionSize;
import dev.arrshell.model.SessionSpec;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A request of a test for a client, an emulator or a session, at a parameter or a field. Immutable.
 *
 * @param type the declared type
 * @param place the parameter or field in words, for messages
 * @param region the region asked for, if one was
 * @param session the session asked for, if one was
 */
public record InjectionRequest(Class<?> type, String place, Optional<Region> region, Optional<SessionSpec> session) {

    private static final Set<Class<?>> SESSIONS = Set.of(Session.class, ReadySession.class);
    private static final Set<Class<?>> PLAIN = Set.of(ArrClient.class, ArrEmulator.class, Arr.class);
    private static final String KNOWN =
            "ArrClient, ArrEmulator, Arr, and with @Started(size = STANDARD, lease = \"PT20M\") Session and ReadySession";

    /**
     * Checks that nothing is null.
     *
     * @param type the declared type
     * @param place the parameter or field in words, for messages
     * @param region the region asked for, if one was
     * @param session the session asked for, if one was
     * @throws NullPointerException if a component is null
     */
    public InjectionRequest {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(region, "region");
        Objects.requireNonNull(session, "session");
    }

    /**
     * A wish for no region and no session in particular.
     *
     * @param type the declared type
     * @param place the parameter or field in words, for messages
     * @return the wish
     * @throws NullPointerException if an argument is null
     */
    public static InjectionRequest of(Class<?> type, String place) {
        return new InjectionRequest(type, place, Optional.empty(), Optional.empty());
    }

    /**
     * The same in a region.
     *
     * @param name its name
     * @return the wish
     * @throws IllegalArgumentException if there is no such region
     */
    public InjectionRequest in(String name) {
        return new InjectionRequest(type, place, Optional.of(Region.parse(name)), session);
    }

    /**
     * The same with a session.
     *
     * @param size the size
     * @param lease the whole lease, in any form that {@link Lease#parse} takes
     * @return the wish
     * @throws IllegalArgumentException if the lease is none or the size {@link SessionSize#UNKNOWN}
     */
    public InjectionRequest started(SessionSize size, String lease) {
        return new InjectionRequest(type, place, region, Optional.of(SessionSpec.of(size, Lease.parse(lease))));
    }

    /**
     * Whether a type can be given without anything said about it.
     *
     * @param type a declared type
     * @return true for {@link ArrClient}, {@link ArrEmulator} and {@link Arr}
     */
    public static boolean isPlain(Class<?> type) {
        return PLAIN.contains(type);
    }

    boolean wantsSession() {
        return SESSIONS.contains(type);
    }

    /** Refuses what cannot be given. */
    void check() {
        if (wantsSession() && session.isEmpty()) {
            throw refused("say which session: @Started(size = STANDARD, lease = \"PT20M\")");
        }
        if (session.isPresent() && !wantsSession()) {
            throw refused("@Started gives a Session or a ReadySession, not " + type.getSimpleName());
        }
        if (!wantsSession() && !isPlain(type)) {
            throw refused("a test can be given " + KNOWN + ", not " + type.getSimpleName());
        }
    }

    /** Words a refusal. */
    IllegalArgumentException refused(String why) {
        return new IllegalArgumentException(place + ": " + why + " (nothing was started)");
    }
}
