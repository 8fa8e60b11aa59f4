package dev.arrshell.internal.cli.service;

import dev.arrshell.internal.service.serve.SessionServer;
import java.nio.file.Path;

/** The text that {@code arr serve} prints at its start: address, account, and once the account's key. */
final class ServeBanner {

    private ServeBanner() {}

    static String of(SessionServer server, Path data) {
        return """
                arr serve: ready at %s (process %d), %s
                  tokens   %s/accounts/%s/token
                  account  %s
                  key      %s
                %s  data     %s
                Ctrl-C ends it; servers go on until their leases are over.""".formatted(
                        server.uri(),
                        ProcessHandle.current().pid(),
                        taken(server.servers()),
                        server.uri(),
                        server.account(),
                        server.account(),
                        server.hasNewAccount()
                                ? server.key().revealTo(text -> text) + "  (printed this once; --json tells it again)"
                                : "as printed at the first start, or as given; --json tells it",
                        server.certificateFile()
                                .map(file -> "  trust    " + file + "\n")
                                .orElse(""),
                        data);
    }

    private static String taken(int servers) {
        return servers == 0 ? "without a server yet" : "with " + servers + " of an earlier run";
    }
}
