package dev.arrshell.internal.language;

/** A session that was not started by a step of a script or the prompt, but behind it: it does not become their session. */
public interface BackgroundSession {}
