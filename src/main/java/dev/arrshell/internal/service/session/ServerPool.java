package dev.arrshell.internal.service.session;

import dev.arrshell.model.Region;
import dev.arrshell.model.SessionSize;

/**
 * The servers of one size in one region.
 *
 * @param size their size
 * @param region their location
 */
public record ServerPool(SessionSize size, Region region) {}
