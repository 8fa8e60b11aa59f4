package dev.arrshell.internal.language;

import dev.arrshell.internal.text.MissingMember;
import dev.arrshell.internal.text.UsageMessages;

/** A step has no such method or property. */
final class UnknownMemberException extends IllegalArgumentException implements MissingMember {

    private static final long serialVersionUID = 1L;

    UnknownMemberException(String why) {
        super(why + UsageMessages.NOTHING_SENT);
    }
}
