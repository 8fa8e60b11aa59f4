package dev.arrshell.internal.service.conversion;

import java.util.List;

/**
 * A create request.
 *
 * @param parameters what is to be converted
 * @param linked the containers for which it has no shared access signature, so that the account must be linked with them
 */
public record ConversionRequest(ConversionParameters parameters, List<String> linked) {}
