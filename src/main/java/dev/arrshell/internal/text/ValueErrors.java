package dev.arrshell.internal.text;

import java.util.Locale;

/**
 * Exceptions of invalid values: the reason, then that nothing was sent. Secrets are masked, since one may have been
 * written in the wrong place.
 */
public final class ValueErrors {

    private ValueErrors() {}

    public static IllegalArgumentException because(String reason, Object... args) {
        return new IllegalArgumentException(
                SecretRedactor.mask(String.format(Locale.ROOT, reason, args)) + " (nothing was sent)");
    }
}
