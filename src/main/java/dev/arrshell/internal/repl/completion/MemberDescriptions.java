package dev.arrshell.internal.repl.completion;

import java.util.List;

/** The descriptions of members in one line, and the order in which members are listed. */
public interface MemberDescriptions {

    /** Describes a member; empty if there is no description. */
    String of(Class<?> type, String member);

    /** The members of a type, the most needed first. */
    List<String> order(Class<?> type);
}
