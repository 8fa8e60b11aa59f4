package dev.arrshell.testing;

import dev.arrshell.internal.wire.Transport;
import dev.arrshell.internal.wire.WireRequest;
import dev.arrshell.internal.wire.WireResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Answers requests from a list, in order; the last answer repeats itself. Remembers what was asked. */
public final class ScriptedTransport implements Transport {

    private final Deque<Supplier<CompletableFuture<WireResponse>>> answers = new ArrayDeque<>();
    private final List<WireRequest> requests = new ArrayList<>();

    /** Adds an answer without a body. */
    public ScriptedTransport answer(int status, Map<String, String> headers) {
        return answer(status, headers, "");
    }

    /** Adds an answer. */
    public ScriptedTransport answer(int status, Map<String, String> headers, String body) {
        Map<String, List<String>> received = new LinkedHashMap<>();
        headers.forEach((name, value) -> received.put(name, List.of(value)));
        WireResponse response = new WireResponse(status, received, body.getBytes(StandardCharsets.UTF_8));
        answers.add(() -> CompletableFuture.completedFuture(response));
        return this;
    }

    /** Adds a request that fails. */
    public ScriptedTransport fail(RuntimeException failure) {
        answers.add(() -> CompletableFuture.failedFuture(failure));
        return this;
    }

    /** Adds a request whose answer comes when the future does. */
    public ScriptedTransport pending(CompletableFuture<WireResponse> answer) {
        answers.add(() -> answer);
        return this;
    }

    @Override
    public synchronized CompletableFuture<WireResponse> send(WireRequest request) {
        requests.add(request);
        Supplier<CompletableFuture<WireResponse>> next = answers.size() > 1 ? answers.poll() : answers.peek();
        return next.get();
    }

    /** What was asked so far. */
    public synchronized List<WireRequest> requests() {
        return List.copyOf(requests);
    }
}
