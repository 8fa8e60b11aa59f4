package dev.arrshell.internal.text;

/**
 * Mark of an exception about a method or a property that a step does not have, or does not have yet. A script that ends with
 * one has failed by itself, as with an unknown variable; a refused value is another matter.
 */
public interface MissingMember {}
