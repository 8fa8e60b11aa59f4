package dev.arrshell.internal.language;

import dev.arrshell.internal.text.MissingMember;
import dev.arrshell.internal.text.UsageMessages;

/** A step does not have a method or a property yet, or has it as the other. */
final class EarlyMemberException extends IllegalStateException implements MissingMember {

    private static final long serialVersionUID = 1L;

    EarlyMemberException(String why) {
        super(why + UsageMessages.NOTHING_SENT);
    }
}
