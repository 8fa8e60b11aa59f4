package dev.arrshell.internal.config.value;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The environment variables of a process. That of this process keeps no values, so that no field holds a secret. */
public interface Environment {

    /** The names of all variables, also of empty ones. */
    Set<String> names();

    /** The value of a variable; empty if it is missing or blank. */
    Optional<String> value(String name);

    /**
     * The problem of a variable that is set but blank, as where a secret of a build is not there for a fork; empty if it
     * has a value or is not set.
     */
    default Optional<String> emptiness(String name) {
        return names().contains(name) && value(name).isEmpty()
                ? Optional.of(name + " is set but empty: unset it, or give it a value")
                : Optional.empty();
    }

    /** The environment of this process, read at each call. */
    static Environment ofProcess() {
        return new OfProcess();
    }

    /** An environment of just these variables. */
    static Environment of(Map<String, String> values) {
        return new Fixed(Map.copyOf(values));
    }

    record OfProcess() implements Environment {

        @Override
        public Set<String> names() {
            return System.getenv().keySet();
        }

        @Override
        public Optional<String> value(String name) {
            return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isBlank());
        }
    }

    record Fixed(Map<String, String> values) implements Environment {

        @Override
        public Set<String> names() {
            return values.keySet();
        }

        @Override
        public Optional<String> value(String name) {
            return Optional.ofNullable(values.get(name)).filter(value -> !value.isBlank());
        }

        /** The names without values. */
        @Override
        public String toString() {
            return "Environment" + names();
        }
    }
}
