package dev.arrshell.internal.cli.dependency;

import java.util.List;

/**
 * A library that a script names.
 *
 * @param coordinates {@code group:artifact:version} or {@code group:artifact:version:classifier}
 * @param line where the script names it, counted from 1
 * @param column where the script names it, counted from 1
 */
record ScriptDependency(String coordinates, int line, int column) {

    /** The element of a POM. */
    String toXml() {
        List<String> parts = List.of(coordinates.split(":"));
        String classifier = parts.size() > 3 ? "<classifier>" + parts.get(3) + "</classifier>" : "";
        return "<dependency><groupId>" + parts.get(0) + "</groupId><artifactId>" + parts.get(1)
                + "</artifactId><version>" + parts.get(2) + "</version>" + classifier + "</dependency>";
    }

    /** Whether a message of Maven is about it and not about a library that it needs itself. */
    boolean isNamedIn(String message) {
        List<String> parts = List.of(coordinates.split(":"));
        return message.contains(parts.get(0) + ":" + parts.get(1) + ":");
    }
}
