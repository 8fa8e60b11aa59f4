package dev.arrshell.internal.transport;

import dev.arrshell.internal.wire.Transport;
import dev.arrshell.internal.wire.WireRequest;
import dev.arrshell.internal.wire.WireResponse;
import dev.arrshell.internal.wire.WireResponseReader;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;

/**
 * One listing, page by page. It holds no thread: each page sets off the next, and only the one under way is open.
 *
 * @param <T> the type of the items
 */
public final class PageLoader<T> {

    /** A million items in pages of a hundred; a chain that is longer has no end. */
    private static final int MOST_PAGES = 10_000;

    private final Transport transport;
    private final PageReader<T> reader;
    private final List<T> gathered = new ArrayList<>();
    private final Set<URI> visited = new HashSet<>();
    private final CompletableFuture<List<T>> result = new CompletableFuture<>();
    private volatile CompletableFuture<?> underWay = CompletableFuture.completedFuture(null);

    /**
     * How a page is read.
     *
     * @param items reads the items of a page
     * @param next finds the request of the next page, if there is one
     * @param <T> the type of the items
     */
    public record PageReader<T>(
            BiFunction<WireRequest, WireResponse, List<T>> items,
            BiFunction<WireRequest, WireResponse, Optional<WireRequest>> next) {}

    private PageLoader(Transport transport, PageReader<T> reader) {
        this.transport = transport;
        this.reader = reader;
    }

    /** Reads a list from its first page to its last. Cancelling it breaks off the page under way. */
    public static <T> CompletableFuture<List<T>> load(Transport transport, WireRequest first, PageReader<T> reader) {
        PageLoader<T> listing = new PageLoader<>(transport, reader);
        listing.result.whenComplete((list, failure) -> listing.underWay.cancel(true));
        listing.follow(first);
        return listing.result;
    }

    /** Goes on while answers are there at once: thousands of pages must not stand on one another's stack. */
    private void follow(WireRequest first) {
        CompletableFuture<Optional<WireRequest>> next = page(first);
        while (next.isDone() && !next.isCompletedExceptionally() && next.join().isPresent()) {
            next = page(next.join().get());
        }
        next.whenComplete(this::went);
    }

    private void went(Optional<WireRequest> next, Throwable failure) {
        try {
            if (failure != null) {
                result.completeExceptionally(Futures.cause(failure));
            } else if (next.isPresent()) {
                follow(next.get());
            } else {
                result.complete(List.copyOf(gathered));
            }
        } catch (RuntimeException | Error unexpected) {
            result.completeExceptionally(unexpected);
        }
    }

    private CompletableFuture<Optional<WireRequest>> page(WireRequest request) {
        visited.add(request.uri());
        CompletableFuture<WireResponse> sent = transport.send(request);
        underWay = sent;
        if (result.isDone()) {
            sent.cancel(true);
        }
        return sent.thenApply(answer -> read(request, answer));
    }

    private Optional<WireRequest> read(WireRequest request, WireResponse answer) {
        gathered.addAll(reader.items().apply(request, answer));
        Optional<WireRequest> next = reader.next().apply(request, answer);
        next.ifPresent(page -> refuseEndless(page, request, answer));
        return next;
    }

    private void refuseEndless(WireRequest next, WireRequest request, WireResponse answer) {
        if (visited.contains(next.uri())) {
            throw WireResponseReader.endless(request, answer, "the next page is one that was read already");
        }
        if (visited.size() >= MOST_PAGES) {
            throw WireResponseReader.endless(request, answer, MOST_PAGES + " pages are read and one more is to follow");
        }
    }
}
