package dev.arrshell.internal.emulator;

import dev.arrshell.model.AccountId;
import dev.arrshell.model.AccountKey;
import dev.arrshell.model.Region;
import dev.arrshell.time.TimeSource;
import java.util.Map;

/**
 * What an emulator is made of.
 *
 * @param time what it reads the time from
 * @param port where it listens, 0 for any free port
 * @param accounts whom it knows
 * @param region the region of paths that name none
 * @param boots how long servers boot
 */
public record Settings(
        TimeSource time, int port, Map<AccountId, AccountKey> accounts, Region region, BootTimes boots) {}
