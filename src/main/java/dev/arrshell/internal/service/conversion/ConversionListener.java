package dev.arrshell.internal.service.conversion;

/**
 * Listener for changes of conversions. It is called while the conversion is locked, so that the changes of one conversion
 * arrive in their order, and must not block.
 */
public interface ConversionListener {

    /** Does nothing. */
    ConversionListener NONE = new ConversionListener() {};

    /** A conversion is new. */
    default void changed(ConversionRecord conversion) {}

    /** A conversion ended so long ago that the service has forgotten it, or an older state was restored. */
    default void forgotten(ConversionRecord conversion) {}
}
