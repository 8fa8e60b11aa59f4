package dev.arrshell.emulator;

import dev.arrshell.model.Exchange;
import java.util.AbstractList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.RandomAccess;

/** Exchanges of an emulator's journal, oldest first. An immutable copy. */
public final class Requests extends AbstractList<Exchange> implements RandomAccess {

    private final String what;
    private final List<Exchange> exchanges;

    Requests(String what, List<Exchange> exchanges) {
        this.what = what;
        this.exchanges = List.copyOf(exchanges);
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
