package dev.arrshell.internal.emulator;

import dev.arrshell.model.SessionSize;
import java.time.Duration;
import java.util.List;

/**
 * What a create request asks for.
 *
 * @param size the server's size
 * @param lease the whole lease, counted from Ready
 * @param models containers to load beforehand; kept and shown, without effect
 */
record NewSession(SessionSize size, Duration lease, List<String> models) {}
