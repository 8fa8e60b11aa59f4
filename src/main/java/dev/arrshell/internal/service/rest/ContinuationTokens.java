package dev.arrshell.internal.service.rest;

import dev.arrshell.internal.service.http.ApiError;
import dev.arrshell.internal.service.http.ServiceRequest;
import dev.arrshell.internal.service.session.ListPosition;
import dev.arrshell.internal.wire.ProtocolNames.V20210101;
import dev.arrshell.model.ApiVersion;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;

/**
 * Continuation tokens of a listing. A token holds the position after which the next page begins, so that pages stay right
 * when sessions are created or end meanwhile.
 */
final class ContinuationTokens {

    /** The query parameter that has the token. */
    static final String PARAMETER = "continuationToken";

    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private ContinuationTokens() {}

    /** The address of the page after a position, of the listing that a request asks for. */
    static String nextLink(ServiceRequest request, ListPosition last) {
        String version = request.parameter(V20210101.API_VERSION).orElse(ApiVersion.V2021_01_01.toString());
        return request.origin() + request.rawPath() + "?" + V20210101.API_VERSION + "="
                + URLEncoder.encode(version, StandardCharsets.UTF_8) + "&" + PARAMETER + "=" + token(last);
    }

    private static String token(ListPosition last) {
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
