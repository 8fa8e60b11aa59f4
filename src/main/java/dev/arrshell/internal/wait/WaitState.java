package dev.arrshell.internal.wait;

import java.time.Duration;
import java.util.Optional;

/**
 * A wait after a poll.
 *
 * @param lastSeen the properties as last seen
 * @param polls how many polls were made
 * @param elapsed how long the wait has taken
 * @param next how long until the next poll; zero if there is none
 * @param trouble why the last poll failed; empty if it was answered
 * @param <T> the type of the properties
 */
public record WaitState<T>(
        Optional<T> lastSeen, int polls, Duration elapsed, Duration next, Optional<String> trouble) {}
