package dev.arrshell.internal.repl.syntax;

/**
 * Whether a text can be run as it stands.
 *
 * @param state the verdict
 * @param position where the bracket, quote or comment that decided it begins, from zero; the length if none did
 * @param mark that bracket, quote or comment sign; empty if none
 */
public record Completeness(State state, int position, String mark) {

    /** The verdicts. */
    public enum State {
        /** Nothing is open. */
        COMPLETE,
        /** Something is open that a further line may close. */
        MORE,
        /** A closing bracket has no opening one, or one of another kind. */
        SURPLUS,
        /** A quote is open that no further line can close. */
        UNCLOSED
    }

    public boolean needsMore() {
        return state == State.MORE;
    }
}
