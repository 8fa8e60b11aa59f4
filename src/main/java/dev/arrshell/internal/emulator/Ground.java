package dev.arrshell.internal.emulator;

import dev.arrshell.model.Region;
import dev.arrshell.model.SessionSize;

/**
 * The kind of server that a session asks for.
 *
 * @param size its size
 * @param region where it stands
 */
public record Ground(SessionSize size, Region region) {}
