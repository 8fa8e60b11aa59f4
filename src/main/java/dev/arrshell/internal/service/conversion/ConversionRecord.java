package dev.arrshell.internal.service.conversion;

import dev.arrshell.internal.service.http.ServiceAssumptions;
import dev.arrshell.internal.service.session.AccountRegion;
import dev.arrshell.internal.service.session.ListPosition;
import java.time.Duration;
import java.time.Instant;

/**
 * A conversion as the service stores it. It never changes: its state at any moment follows from its plan.
 *
 * @param id unique within the account
 * @param scope account and region
 * @param parameters what is converted
 * @param position the position in a listing
 * @param plan when it starts and how it ends
 */
public record ConversionRecord(
        String id, AccountRegion scope, ConversionParameters parameters, ListPosition position, ConversionPlan plan) {

    /** Whether it ended so long ago that the service does not know it any more. */
    public boolean isForgottenAt(Instant now) {
        return !now.minus(ServiceAssumptions.MEMORY).isBefore(plan.endsAt());
    }

    /** The same with all its moments later. */
    public ConversionRecord shiftedBy(Duration length) {
        ListPosition later = new ListPosition(position.createdAt().plus(length), position.sequence());
        return new ConversionRecord(id, scope, parameters, later, plan.shiftedBy(length));
    }
}
