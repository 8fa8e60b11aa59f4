package dev.arrshell.internal.emulator;

/** Answers the calls of one dialect. */
@FunctionalInterface
interface Front {

    /**
     * Answers a call.
     *
     * @throws Refused if the answer is an error
     */
    Answer answer(Call call);

    /** Makes an error an answer of this dialect. */
    default Answer refusal(Refused refused) {
        return refused.answer(false);
    }

    /** Puts on an answer, whoever made it, what this dialect has on all. */
    default Answer dressed(Call call, Answer plain) {
        return plain;
    }
}
