package dev.arrshell.internal.service.conversion;

import java.time.Instant;

/** Decides about conversions in place of the storage, of which nothing is read. */
public interface ConversionPlanner {

    /** Plans a conversion that is created now. */
    ConversionPlan plan(ConversionParameters parameters, Instant now);

    /** Whether an account is linked with a container. */
    boolean isLinked(String container);
}
