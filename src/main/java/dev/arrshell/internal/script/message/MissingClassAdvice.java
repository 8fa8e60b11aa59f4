package dev.arrshell.internal.script.message;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Advice about a class that a script names and that is not found. It depends on where the script's libraries come from. */
final class MissingClassAdvice {

    private static final Pattern DEPENDENCIES = Pattern.compile("(?m)^\\s*//DEPS\\s");
    private static final Pattern GRAB = Pattern.compile("@Grab\\b(?:\\s*\\(([^)]*)\\))?");
    private static final Pattern COORDINATES = Pattern.compile("['\"]([^'\":]+:[^'\":]+:[^'\"]+)['\"]");
    private static final Pattern NAMED = Pattern.compile("(\\w+)\\s*=\\s*['\"]([^'\"]+)['\"]");

    private MissingClassAdvice() {}

    /** The part of the message after the name of the class. */
    static String of(String script) {
        List<String> grabbed =
                GRAB.matcher(script).results().map(MissingClassAdvice::library).toList();
        if (!grabbed.isEmpty()) {
            return ", and @Grab fetches nothing. At the top of the script: write //DEPS " + String.join(" ", grabbed);
        }
        return DEPENDENCIES.matcher(script).find()
                ? ": neither --classpath nor a //DEPS line at the top of the script that is run brings it"
                : ": is it misspelt, or is an import missing?";
    }

    private static String library(MatchResult grab) {
        String members = Objects.toString(grab.group(1), "");
        Matcher whole = COORDINATES.matcher(members);
        if (whole.find()) {
            return whole.group(1);
        }
        Map<String, String> named = NAMED.matcher(members)
                .results()
                .collect(Collectors.toMap(member -> member.group(1), member -> member.group(2), (one, other) -> one));
        return Stream.of("group", "module", "version")
                .map(part -> Optional.ofNullable(named.get(part)).orElse(part.replace("module", "artifact")))
                .collect(Collectors.joining(":"));
    }
}
