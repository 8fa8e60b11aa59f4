package dev.arrshell.internal.service.conversion;

/**
 * Why a conversion fails.
 *
 * @param code the error code
 * @param message the error message
 */
public record ConversionFailure(String code, String message) {}
