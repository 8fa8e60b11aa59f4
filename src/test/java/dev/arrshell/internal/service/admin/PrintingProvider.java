package dev.arrshell.internal.service.admin;

import dev.arrshell.model.SessionSize;
import dev.arrshell.server.ReleaseReason;
import dev.arrshell.server.ServerAddress;
import dev.arrshell.server.ServerListener;
import dev.arrshell.server.ServerOutput;
import dev.arrshell.server.ServerProvider;
import dev.arrshell.server.ServerRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** A provider with one server, which prints what a test says. */
final class PrintingProvider implements ServerProvider {

    private final CompletableFuture<UUID> server = new CompletableFuture<>();
    private volatile ServerListener listener;
    private volatile String printed = "";

    void print(String text) {
        printed += text;
    }

    /** Waits for a session and says that its server is ready. */
    void ready(ServerAddress address) {
        listener.ready(server.join(), address);
    }

    @Override
    public void open(ServerListener listening) {
        listener = listening;
    }

    @Override
    public Collection<UUID> adopt(Collection<ServerRequest> known) {
        return List.of();
    }

    @Override
    public void allocate(ServerRequest request) {
        server.complete(request.server());
    }

    @Override
    public void extend(UUID extended, Instant end) {}

    @Override
    public void release(UUID released, ReleaseReason reason) {}

    @Override
    public OptionalInt capacity(SessionSize size) {
        return OptionalInt.empty();
    }

    /** In parts of at most ten bytes, so that a reader asks several times. */
    @Override
    public ServerOutput output(UUID asked, long from) {
        byte[] all = printed.getBytes(StandardCharsets.UTF_8);
        int end = (int) Math.min(all.length, from + 10);
        int begin = (int) Math.min(from, end);
        return new ServerOutput(new String(all, begin, end - begin, StandardCharsets.UTF_8), end);
    }

    @Override
    public void close() {}
}
