package dev.arrshell.internal.repl.completion;

import java.util.List;

/** Where the one-line descriptions of members come from, and the order in which people need them. */
public interface MemberDescriptions {

    /** Describes nothing and knows no order. */
    MemberDescriptions NONE = new MemberDescriptions() {

        @Override
        public String of(Class<?> type, String member) {
            return "";
        }

        @Override
        public List<String> order(Class<?> type) {
            return List.of();
        }
    };

    /** What a member does; empty if nobody wrote it down. */
    String of(Class<?> type, String member);

    /** The members of a type, next steps first; those left out come last. */
    List<String> order(Class<?> type);
}
