package dev.arrshell.internal.repl.completion;

import java.util.List;

/** The descriptions of members in one line, and the order in which members are listed. */
public interface MemberDescriptions {

    /** Has no description and no order. */
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

    /** Describes a member; empty if there is no description. */
    String of(Class<?> type, String member);

    /** The members of a type, the most needed first. */
    List<String> order(Class<?> type);
}
