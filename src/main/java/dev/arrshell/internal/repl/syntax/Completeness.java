package dev.arrshell.internal.repl.syntax;

/**
 * Whether a text can be run as it stands.
 *
 * @param state whether it can
 * @param position where the bracket, quote or comment stands that decided it, from zero; the length where none did
 * @param mark that bracket, quote or comment sign; empty for none
 */
public record Completeness(State state, int position, String mark) {

    /** What may be the matter with a text. */
    public enum State {
        /** Nothing is open. */
        COMPLETE,
        /** Something is open that a further line may close. */
        MORE,
        /** A bracket closes what nothing opened, or what another kind of bracket opened. */
        SURPLUS,
        /** A quote is open that no further line can close. */
        UNCLOSED
    }

    public boolean is(State what) {
        return state == what;
    }
}
