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
}
