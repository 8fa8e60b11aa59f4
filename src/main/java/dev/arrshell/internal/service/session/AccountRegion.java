package dev.arrshell.internal.service.session;

import dev.arrshell.model.AccountId;
import dev.arrshell.model.Region;

/**
 * An account in a region. A session's id is unique within its account; the session is visible only in its region.
 *
 * @param account the owner of sessions
 * @param region the location of their servers
 */
public record AccountRegion(AccountId account, Region region) {}
