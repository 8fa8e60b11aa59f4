package dev.arrshell.internal.service.process;

import dev.arrshell.internal.service.launch.PortRange;
import dev.arrshell.internal.service.launch.ReadyRule;
import dev.arrshell.internal.service.launch.ServerCommand;
import dev.arrshell.model.AccountId;
import dev.arrshell.model.Region;
import dev.arrshell.model.SessionId;
import dev.arrshell.model.SessionSize;
import dev.arrshell.server.ServerRequest;
import dev.arrshell.testing.ServerEvents;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.regex.Pattern;

/** A service to be killed: it allocates servers and prints a line after each. */
public final class ProviderProgram {

    private ProviderProgram() {}

    /** The directory, the ports, and the servers. */
    public static void main(String... arguments) throws Exception {
        var provider = new ProcessProvider(settings(Path.of(arguments[0]), PortRange.parse(arguments[1])));
        provider.open(new ServerEvents());
        for (String server : Arrays.asList(arguments).subList(2, arguments.length)) {
            provider.allocate(request(UUID.fromString(server), Instant.now()));
            System.out.println(server);
        }
        Thread.currentThread().join();
    }

    /** Servers whose command line has the session's id. */
    static ProcessSettings settings(Path directory, PortRange ports) {
        var command = List.of("sh", "-c", "echo up $ARR_PORT; sleep 300; :", "{sessionId}");
        return new ProcessSettings(
                directory,
                "localhost",
                ports,
                List.of(),
                Duration.ofSeconds(1),
                Map.of(
                        SessionSize.STANDARD,
                        new ServerCommand(
                                command,
                                new ReadyRule.Line(Pattern.compile("^up \\d+$")),
                                Duration.ofSeconds(20),
                                OptionalInt.empty())));
    }

    /** A request for ten minutes; the session is called as the server. */
    static ServerRequest request(UUID server, Instant at) {
        return new ServerRequest(
                server,
                AccountId.parse("11111111-2222-3333-4444-555555555555"),
                SessionId.parse(server.toString()),
                SessionSize.STANDARD,
                Region.DEFAULT,
                List.of(),
                Duration.ofMinutes(10),
                at);
    }
}
