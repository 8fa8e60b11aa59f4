package dev.arrshell.groovy;

import dev.arrshell.internal.script.vocabulary.EndpointAddress;
import dev.arrshell.internal.script.vocabulary.ValueConverter;
import dev.arrshell.policy.Alternative;
import java.util.Objects;

/** The words that scripts write as an argument of {@code orElse}; compiled scripts call them. */
public final class AlternativeWords {

    private AlternativeWords() {}

    /**
     * {@code orElse(size(STANDARD))}.
     *
     * @param other a size or its text
     * @return the alternative
     * @throws NullPointerException if {@code other} is null
     * @throws IllegalArgumentException if there is no such size. Nothing was sent
     */
    public static Alternative size(Object other) {
        return Alternative.size(ValueConverter.size(Objects.requireNonNull(other, "size")));
    }

    /**
     * {@code orElse(region('eastus'))}, which unlike the word {@code region} alone sets nothing.
     *
     * @param other a region or an address
     * @return the alternative
     * @throws NullPointerException if {@code other} is null
     * @throws IllegalArgumentException if there is no such region. Nothing was sent
     */
    public static Alternative region(Object other) {
        EndpointAddress place = EndpointAddress.of(Objects.requireNonNull(other, "region"));
        return place.region().map(Alternative::region).orElseGet(() -> Alternative.endpoint(place.uri()));
    }
}
