package dev.arrshell.internal.config.value;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The variables of a process. Its implementation for this process holds no value, so that no field holds a secret. */
public interface Environment {

    /**
     * All names.
     *
     * @return the names, also of empty variables
     */
    Set<String> names();

    /**
     * A variable's value.
     *
     * @param name the name
     * @return empty if there is none, or it is blank
     */
    Optional<String> value(String name);

    /**
     * That of this process.
     *
     * @return asks the system each time
     */
    static Environment ofProcess() {
        return new OfProcess();
    }

    /**
     * One made up.
     *
     * @param values names and values, copied
     * @return an environment of just these
     */
    static Environment of(Map<String, String> values) {
        return new Fixed(Map.copyOf(values));
    }

    /** This process's. */
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

    /** A map. */
    record Fixed(Map<String, String> values) implements Environment {

        @Override
        public Set<String> names() {
            return values.keySet();
        }

        @Override
        public Optional<String> value(String name) {
            return Optional.ofNullable(values.get(name)).filter(value -> !value.isBlank());
        }

        /** The names only. */
        @Override
        public String toString() {
            return "Environment" + names();
        }
    }
}
