package dev.arrshell.internal.text;

import java.util.Locale;

/**
 * Words a value's refusal the one way all values do it: the reason, then that nothing left this machine. What was
 * written in the wrong place may be a secret of another place, so secrets are masked.
 */
public final class ValueErrors {

    private ValueErrors() {}

    public static IllegalArgumentException because(String reason, Object... args) {
        return new IllegalArgumentException(
                SecretRedactor.mask(String.format(Locale.ROOT, reason, args)) + " (nothing was sent)");
    }
}
