package dev.arrshell.internal.service.session;

import dev.arrshell.model.Region;
import dev.arrshell.model.SessionSize;

/**
 * The kind of server that a session asks for.
 *
 * @param size its size
 * @param region where it stands
 */
public record ServerPool(SessionSize size, Region region) {

    /** The error's text when all servers of a size are taken. */
    String noServer() {
        return "No server of size " + size.toWire() + " is free in " + region + ".";
    }

    /** The error's text when a server fails to boot. */
    public String startFailed(String reason) {
        return "A server of size " + size.toWire() + " in " + region + " did not start: " + reason;
    }
}
