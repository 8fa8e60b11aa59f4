package dev.arrshell.conversion;

import dev.arrshell.internal.text.EnumWords;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Status of a conversion. A status that this version does not know is {@link #UNKNOWN}, with its text in
 * {@link ConversionProperties#statusText()}; a wait goes on.
 */
public enum ConversionStatus {
    /** It waits for its turn. Preview versions wrote {@code Created}. */
    NOT_STARTED("NotStarted", false),

    /** The model is being converted. */
    RUNNING("Running", false),

    /** It was cancelled; no request leads to it. Terminal. */
    CANCELLED("Cancelled", true),

    /** It failed; the properties say why. Terminal. v1 writes {@code Failure}. */
    FAILED("Failed", true),

    /** The converted model is in the output container. Terminal. v1 writes {@code Success}. */
    SUCCEEDED("Succeeded", true),

    /** A status this version does not know. */
    UNKNOWN("Unknown", false);

    /** Spellings of v1, of preview versions and of the C++ SDK. */
    private static final Map<String, ConversionStatus> OTHER_SPELLINGS =
            Map.of("created", NOT_STARTED, "success", SUCCEEDED, "failure", FAILED, "aborted", CANCELLED);

    private final String wire;
    private final boolean terminal;

    ConversionStatus(String wire, boolean terminal) {
        this.wire = wire;
        this.terminal = terminal;
    }

    /**
     * The spelling of 2021-01-01.
     *
     * @return the name in Pascal case
     */
    public String toWire() {
        return wire;
    }

    /**
     * Tells whether nothing can follow.
     *
     * @return true for {@link #CANCELLED}, {@link #FAILED} and {@link #SUCCEEDED}
     */
    public boolean isTerminal() {
        return terminal;
    }

    /**
     * Reads a status out of an answer, in the spelling of any version, case ignored.
     *
     * @param text the text, or null
     * @return the status, {@link #UNKNOWN} if it is not a known one
     */
    public static ConversionStatus fromWire(@Nullable String text) {
        return EnumWords.find(ConversionStatus.class, ConversionStatus::toWire, text)
                .orElseGet(() ->
                        OTHER_SPELLINGS.getOrDefault(String.valueOf(text).trim().toLowerCase(Locale.ROOT), UNKNOWN));
    }
}
