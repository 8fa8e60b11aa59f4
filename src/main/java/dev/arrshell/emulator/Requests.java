package dev.arrshell.emulator;

import dev.arrshell.internal.service.http.Router;
import dev.arrshell.internal.wire.RequestPath;
import dev.arrshell.model.Exchange;
import dev.arrshell.model.Operation;
import dev.arrshell.model.Region;
import dev.arrshell.model.SessionId;
import java.util.AbstractList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.RandomAccess;
import java.util.function.Predicate;

/** Exchanges of an emulator's journal, oldest first. An immutable copy. */
public final class Requests extends AbstractList<Exchange> implements RandomAccess {

    private final String what;
    private final List<Exchange> exchanges;
    private final Region home;

    /**
     * Copies exchanges.
     *
     * @param what what was asked for, for messages
     * @param home the region of addresses that name none
     */
    Requests(String what, List<Exchange> exchanges, Region home) {
        this.what = what;
        this.exchanges = List.copyOf(exchanges);
        this.home = home;
    }

    private Requests only(String which, Predicate<? super Exchange> condition) {
        return new Requests(what + which, exchanges.stream().filter(condition).toList(), home);
    }

    /** Describes the requests in words, with what narrows them. */
    String what() {
        return what;
    }

    /**
     * Those that concern one session: whose path names it, and the create of v1 that made it.
     *
     * @param id the session
     * @return those of this list, oldest first
     * @throws NullPointerException if {@code id} is null
     */
    public Requests forSession(SessionId id) {
        String text = id.value();
        return only(
                " for session " + text,
                exchange -> RequestPath.of(exchange.uri()).segments().contains(text)
                        || exchange.operation().equals(Optional.of(Operation.CREATE))
                                && exchange.responseBody().contains(text));
    }

    /**
     * Those to one region, which the path or the {@code Host} header names; one that names none is in the emulator's own.
     *
     * @param region the region
     * @return those of this list, oldest first
     * @throws NullPointerException if {@code region} is null
     */
    public Requests inRegion(Region region) {
        String name = region.name();
        return only(" in " + name, exchange -> name.equals(regionOf(exchange)));
    }

    private String regionOf(Exchange exchange) {
        return RequestPath.of(exchange.uri())
                .region()
                .or(() -> exchange.requestHeaders().getOrDefault("Host", List.of()).stream()
                        .findFirst()
                        .flatMap(Router::regionOf)
                        .map(Region::name))
                .orElse(home.name());
    }

    /**
     * Those whose body has a text in it, as it was sent: {@code withBody("\"maxLeaseTime\":\"5:0:0\"")}.
     *
     * @param part the text
     * @return those of this list, oldest first
     * @throws NullPointerException if {@code part} is null
     */
    public Requests withBody(String part) {
        Objects.requireNonNull(part, "part");
        return only(" with '" + part + "'", exchange -> exchange.requestBody().contains(part));
    }

    /**
     * Those that meet a condition, for what the other filters do not have.
     *
     * @param condition called for each
     * @return those of this list, oldest first
     * @throws NullPointerException if {@code condition} is null
     */
    public Requests matching(Predicate<? super Exchange> condition) {
        return only(" as the condition says", Objects.requireNonNull(condition, "condition"));
    }

    @Override
    public Exchange get(int index) {
        return exchanges.get(index);
    }

    @Override
    public int size() {
        return exchanges.size();
    }

    /**
     * The oldest exchange.
     *
     * @return the first of this list
     * @throws NoSuchElementException if there is none
     */
    public Exchange first() {
        return get(indexed(0));
    }

    /**
     * The newest exchange.
     *
     * @return the last of this list
     * @throws NoSuchElementException if there is none
     */
    public Exchange last() {
        return get(indexed(size() - 1));
    }

    private int indexed(int index) {
        if (isEmpty()) {
            throw new NoSuchElementException("the emulator was not asked: " + what);
        }
        return index;
    }
}
