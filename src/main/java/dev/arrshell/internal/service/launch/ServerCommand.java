package dev.arrshell.internal.service.launch;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * How servers of one size are started.
 *
 * @param command the program and its arguments, never a shell's line; {@code {port}}, {@code {inspectorPort}},
 *     {@code {sessionId}}, {@code {size}} and {@code {models}} (a JSON array) are replaced
 * @param ready when a server counts as ready
 * @param startup how long a server may take to be ready, more than zero
 * @param capacity how many there can be at once, zero or more; empty for no limit
 */
public record ServerCommand(List<String> command, ReadyRule ready, Duration startup, OptionalInt capacity) {

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if the command is empty or has an unknown placeholder, or a number is out of range
     */
    public ServerCommand {
        command = Placeholders.check(command);
        Objects.requireNonNull(ready, "ready");
        if (startup.isZero() || startup.isNegative()) {
            throw new IllegalArgumentException("the start-up time is more than zero, not " + startup);
        }
        if (capacity.isPresent() && capacity.getAsInt() < 0) {
            throw new IllegalArgumentException("a capacity is zero or more, not " + capacity.getAsInt());
        }
    }
}
