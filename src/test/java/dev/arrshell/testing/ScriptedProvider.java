package dev.arrshell.testing;

import dev.arrshell.model.SessionSize;
import dev.arrshell.server.ReleaseReason;
import dev.arrshell.server.ServerAddress;
import dev.arrshell.server.ServerListener;
import dev.arrshell.server.ServerOutput;
import dev.arrshell.server.ServerProvider;
import dev.arrshell.server.ServerRequest;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Servers that are only told of: standard ones are ready at once, premium ones fail, and a test ends them. A test can let each
 * method throw, and tell the service what no provider should. It can be opened again after its close.
 */
public final class ScriptedProvider implements ServerProvider {

    private static final int FIRST_PORT = 50_000;
    private static final String OUTPUT = "listening\n";

    private final Map<UUID, ServerAddress> servers = new ConcurrentHashMap<>();
    private final Map<UUID, Consumer<ServerListener>> outcomes = new ConcurrentHashMap<>();
    private final Map<String, Throwable> broken = new ConcurrentHashMap<>();
    private final BlockingQueue<Call> calls = new LinkedBlockingQueue<>();
    private final AtomicInteger allocated = new AtomicInteger();
    private BiConsumer<ServerListener, ServerRequest> answer = this::start;
    private OptionalInt capacity = OptionalInt.empty();
    private volatile ServerListener listener = new ServerEvents();
    private volatile ServerListener last = listener;

    /**
     * One call of the service.
     *
     * @param value what it was called with, without the server
     */
    public record Call(String method, UUID server, Object value) {}

    /** The service's listener, also after the close. */
    public ServerListener service() {
        return last;
    }

    /** Lets a method throw from now on, after its call was noted. */
    public void breakMethod(String method, Throwable thrown) {
        broken.put(method, thrown);
    }

    /** Lets no method throw any more. */
    public void mend() {
        broken.clear();
    }

    /** What a request leads to from now on, in place of a server that is ready or fails. */
    public void answer(BiConsumer<ServerListener, ServerRequest> other) {
        answer = other;
    }

    /** Sets how many servers of a size there can be. */
    public void capacity(int number) {
        capacity = OptionalInt.of(number);
    }

    /** The next call of a method, which takes 10 s at most; other calls before it are left out. */
    public Call next(String method) throws InterruptedException {
        while (true) {
            Call call = calls.poll(10, TimeUnit.SECONDS);
            if (call == null) {
                throw new AssertionError(method + " was not called within 10 s");
            }
            if (call.method().equals(method)) {
                return call;
            }
        }
    }

    /** Whether a server is there. */
    public boolean has(UUID server) {
        return servers.containsKey(server);
    }

    private void note(String method, UUID server, Object value) {
        calls.add(new Call(method, server, value));
        Throwable thrown = broken.get(method);
        if (thrown != null) {
            throwAny(thrown);
        }
    }

    /** Checked ones too: a provider in another language may throw them. */
    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void throwAny(Throwable thrown) throws T {
        throw (T) thrown;
    }

    @Override
    public void open(ServerListener told) {
        note("open", null, told);
        listener = told;
        last = told;
    }

    @Override
    public Collection<UUID> adopt(Collection<ServerRequest> known) {
        note("adopt", null, known);
        var ids = known.stream().map(ServerRequest::server).toList();
        servers.keySet().retainAll(ids);
        ids.forEach(id -> {
            if (servers.containsKey(id)) {
                listener.ready(id, servers.get(id));
            } else if (outcomes.containsKey(id)) {
                outcomes.get(id).accept(listener);
            }
        });
        return ids.stream()
                .filter(id -> !servers.containsKey(id) && !outcomes.containsKey(id))
                .toList();
    }

    @Override
    public void allocate(ServerRequest request) {
        note("allocate", request.server(), request);
        answer.accept(listener, request);
    }

    private void start(ServerListener told, ServerRequest request) {
        var server = request.server();
        if (request.size() == SessionSize.PREMIUM) {
            fail(server, "StartupFailed", "no premium server starts here");
            return;
        }
        int port = FIRST_PORT + 2 * allocated.getAndIncrement();
        var address = new ServerAddress("scripted", port, port + 1);
        if (!outcomes.containsKey(server) && servers.putIfAbsent(server, address) == null) {
            told.ready(server, address);
        }
    }

    /** Ends a server without a fault. */
    public void end(UUID server) {
        over(server, told -> told.ended(server, "the script ended it"));
    }

    /** Fails a server. */
    public void fail(UUID server, String code, String message) {
        over(server, told -> told.failed(server, code, message));
    }

    private void over(UUID server, Consumer<ServerListener> outcome) {
        servers.remove(server);
        if (outcomes.putIfAbsent(server, outcome) == null) {
            outcome.accept(listener);
        }
    }

    @Override
    public void extend(UUID server, Instant end) {
        note("extend", server, end);
        if (servers.containsKey(server) && !end.isAfter(Instant.now())) {
            end(server);
        }
    }

    @Override
    public void release(UUID server, ReleaseReason reason) {
        note("release", server, reason);
        if (servers.remove(server) != null) {
            outcomes.put(server, told -> told.ended(server, "it was released"));
        }
    }

    @Override
    public OptionalInt capacity(SessionSize size) {
        note("capacity", null, size);
        return capacity;
    }

    @Override
    public ServerOutput output(UUID server, long from) {
        note("output", server, from);
        return servers.containsKey(server)
                ? new ServerOutput(OUTPUT.substring((int) Math.min(from, OUTPUT.length())), OUTPUT.length())
                : ServerOutput.NONE;
    }

    @Override
    public void close() {
        listener = new ServerEvents();
        note("close", null, null);
    }
}
