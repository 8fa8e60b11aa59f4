package dev.arrshell.internal.service.session;

import dev.arrshell.model.AccountId;
import dev.arrshell.model.Region;

/**
 * Where a session is seen: ids are unique within an account, a session shows only in the region that made it.
 *
 * @param account whose it is
 * @param region where its server stands
 */
public record AccountRegion(AccountId account, Region region) {}
