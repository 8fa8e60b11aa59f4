package dev.arrshell.internal.service.rest;

import dev.arrshell.internal.service.http.ApiError;
import dev.arrshell.internal.service.session.ListPosition;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;

/**
 * Continuation tokens of a listing. A token holds the position after which the next page begins, so that pages stay right
 * when sessions are created or end meanwhile.
 */
final class ContinuationTokens {

    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private ContinuationTokens() {}

    static String token(ListPosition last) {
        String text = last.createdAt().getEpochSecond() + "." + last.createdAt().getNano() + "." + last.sequence();
        return ENCODER.encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }

    /**
     * The position that a token holds.
     *
     * @throws ApiError 400 if it is no token of this service
     */
    static ListPosition after(String token) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.US_ASCII);
            String[] parts = text.split("\\.");
            Instant createdAt = Instant.ofEpochSecond(Long.parseLong(parts[0]), Integer.parseInt(parts[1]));
            return new ListPosition(createdAt, Long.parseLong(parts[2]));
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException | DateTimeException foreign) {
            throw ApiError.badRequest("The continuationToken is not valid.");
        }
    }
}
