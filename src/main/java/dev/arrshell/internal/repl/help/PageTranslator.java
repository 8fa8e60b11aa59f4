package dev.arrshell.internal.repl.help;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Translator of the session page's PowerShell to our words. Remembers the variables that the page does not have, such as
 * {@code $body}, for the statements that use them. Not thread-safe.
 */
public final class PageTranslator {

    /** The session of the page, which no account has. */
    private static final String EXAMPLE_SESSION = "d31bddca-dab7-498e-9bc9-7594bc12862f";

    private static final Map<String, String> STATE = Map.of(
            "endpoint", "endPoint",
            "accountid", "accountId",
            "accountkey", "accountKey",
            "token", "token",
            "sessionid", "sessionId");

    private static final Map<String, Integer> STEPS =
            Map.of("endPoint", 1, "accountId", 2, "accountKey", 2, "token", 3, "sessionId", 5);

    private static final Pattern ASSIGNMENT = Pattern.compile("(?s)\\$(\\w+)\\s*=\\s*(.*)");
    private static final Pattern LITERAL = Pattern.compile("([\"'])([^$\"']*)\\1");
    private static final Pattern ENVIRONMENT = Pattern.compile("\\$\\{?(?i:env):(\\w+)}?");
    private static final Pattern REQUEST =
            Pattern.compile("(?is).*\\b(?:Invoke-(?:WebRequest|RestMethod)|iwr|irm)\\s(.*)");
    private static final Pattern METHOD = Pattern.compile("(?i)-Method\\s+[\"']?(\\w+)");
    private static final Pattern ADDRESS =
            Pattern.compile("([^\\s\"']*?)/accounts/([^/\\s\"']+)((?:/[^\\s\"'?]*)?)(?:\\?[^\\s\"']*)?(?=[\\s\"']|$)");
    private static final Pattern LEASE = Pattern.compile("(?i)maxLeaseTime\\W{0,5}?[:=]\\W{0,4}?(\\d[\\d.:]*)");
    private static final Pattern MINUTES = Pattern.compile("(?i)leaseTimeMinutes\\W{0,5}?[:=]\\W{0,4}?(\\d+)");
    private static final Pattern SIZE = Pattern.compile("(?i)\\bsize\\W{0,5}?[:=]\\W{0,4}?([a-z]\\w*)");
    private static final Pattern MODELS = Pattern.compile("(?i)\\bmodels\\W{0,5}?[:=]\\s*@?[\\[(]([^\\])]*)[\\])]");
    private static final Pattern MODEL = Pattern.compile("[^\\s\"'`,]+");

    private final Map<String, String> variables = new HashMap<>();

    /**
     * A statement of the page in our words.
     *
     * @param step the step of the page, from 1; 0 for none of them
     * @param ours what to write; empty where nothing is needed
     * @param runnable whether that is the same; if not, it is an example
     * @param note what is different, without a full stop; may be empty
     */
    public record Translation(int step, String ours, boolean runnable, String note) {

        /** Whether it only sets or reads a name, which sends nothing. */
        public boolean sendsNothing() {
            return ours.matches("\\w+(?: = .*)?");
        }
    }

    /** Translates a statement. */
    public Translation translate(String statement) {
        Matcher assignment = ASSIGNMENT.matcher(statement);
        boolean assigns = assignment.matches();
        String value = assigns ? assignment.group(2) : statement;
        Matcher request = REQUEST.matcher(value);
        if (request.matches()) {
            return request(resolved(request.group(1)));
        }
        if (assigns) {
            return assignment(assignment.group(1), value.strip());
        }
        String name = STATE.getOrDefault(statement.replace("$", "").toLowerCase(Locale.ROOT), "");
        if (!name.isEmpty()) {
            return new Translation(STEPS.get(name), name, true, "");
        }
        boolean needless = statement.startsWith("[") || statement.startsWith("ConvertFrom-Json");
        return needless ? nothing() : new Translation(0, "", false, "");
    }

    private static Translation nothing() {
        return new Translation(3, "", true, "");
    }

    /** The statement with the values of variables that the page does not have. */
    private String resolved(String statement) {
        String text = statement;
        for (Map.Entry<String, String> variable : variables.entrySet()) {
            text = text.replaceAll(
                    "(?i)[$@]\\{?" + variable.getKey() + "\\b}?", Matcher.quoteReplacement(variable.getValue()));
        }
        return text;
    }

    private Translation assignment(String variable, String value) {
        String name = STATE.get(variable.toLowerCase(Locale.ROOT));
        if (name == null) {
            Matcher plain = LITERAL.matcher(value);
            variables.put(variable, plain.matches() ? plain.group(2) : value);
            return nothing();
        }
        Matcher literal = LITERAL.matcher(value);
        Matcher environment = ENVIRONMENT.matcher(value);
        if (literal.matches()) {
            return literal(name, literal.group(2));
        }
        if (environment.matches()) {
            String ours = name.equals("accountKey") ? "secret('%s')" : "env.%s";
            return set(name, ours.formatted(environment.group(1)), "");
        }
        return switch (name) {
            case "token" -> new Translation(3, "requestToken()", true, "");
            case "sessionId" -> set(name, "session.id", "");
            default -> example(STEPS.get(name), "the value is not on this line");
        };
    }

    private static Translation literal(String name, String value) {
        boolean isPlaceholder = value.isBlank() || value.contains("*") || value.contains("<");
        if (name.equals("sessionId") && (isPlaceholder || value.equals(EXAMPLE_SESSION))) {
            return set(name, "session.id", "The id is the page's example; the session that was created last is kept");
        }
        if (!isPlaceholder) {
            return set(name, quoted(value), "");
        }
        return switch (name) {
            case "accountId" ->
                set(name, "env.ARR_ACCOUNT_ID", "The page has a placeholder; write your account's id there");
            case "accountKey" -> set(name, "secret('ARR_ACCOUNT_KEY')", "");
            default -> example(STEPS.get(name), "it is a placeholder");
        };
    }

    private static Translation set(String name, String value, String note) {
        return new Translation(STEPS.get(name), name + " = " + value, true, note);
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    private static Translation example(int step, String why) {
        return new Translation(step, TourStep.ALL.get(step - 1).ours(), false, "It is not run as it stands: " + why);
    }

    private static Translation request(String text) {
        Matcher address = ADDRESS.matcher(text);
        if (!address.find()) {
            return new Translation(0, "", false, "");
        }
        Matcher given = METHOD.matcher(text);
        String method = given.find() ? given.group(1).toUpperCase(Locale.ROOT) : "GET";
        String path = address.group(3);
        String id = path.replaceFirst("^/sessions/?", "").replaceFirst("/.*", "");
        int step = step(method, path);
        Translation call = switch (step) {
            case 4 -> create(text, method.equals("PUT") ? id : "");
            case 6 -> update(text);
            case 0 -> new Translation(0, "", false, "");
            default -> new Translation(step, TourStep.ALL.get(step - 1).ours(), true, "");
        };
        String before =
                step == 3 ? "" : literalPart("endPoint", address.group(1).replaceFirst("/v\\d+$", ""));
        before += literalPart("accountId", address.group(2));
        before += step == 6 || step >= 8 ? literalPart("sessionId", id) : "";
        return new Translation(step, before + call.ours(), call.runnable(), call.note());
    }

    private static int step(String method, String path) {
        String session = "/sessions/[^/]+";
        return switch (method) {
            case "GET" ->
                path.equals("/token")
                        ? 3
                        : path.matches("/sessions/?") ? 7 : path.matches(session + "(?:/properties)?") ? 8 : 0;
            case "POST" -> path.equals("/sessions/create") ? 4 : path.matches(session + "/:stop") ? 9 : 0;
            case "PUT" -> path.matches(session) ? 4 : 0;
            case "PATCH" -> path.matches(session) ? 6 : 0;
            case "DELETE" -> path.matches(session) ? 9 : 0;
            default -> 0;
        };
    }

    /** A part of the address that is written out sets the name that the page has in its place. */
    private static String literalPart(String name, String value) {
        boolean isWrittenOut = !value.isEmpty() && !value.contains("$") && !value.contains("*");
        return isWrittenOut ? name + " = " + quoted(value) + "\n" : "";
    }

    private static Translation create(String text, String id) {
        Optional<String> lease = lease(text);
        Matcher size = SIZE.matcher(text);
        if (lease.isEmpty() || !size.find()) {
            return example(4, "the lease and the size are not on this line");
        }
        String word = size.group(1).toUpperCase(Locale.ROOT);
        String ours = "createSession(size: "
                + (List.of("STANDARD", "PREMIUM").contains(word) ? word : quoted(size.group(1)))
                + ", lease: " + lease.get() + models(text)
                + (id.isEmpty() || id.contains("$") ? "" : ", id: " + quoted(id)) + ")";
        return new Translation(4, ours, true, "");
    }

    private static String models(String text) {
        Matcher models = MODELS.matcher(text);
        List<String> urls = models.find()
                ? MODEL.matcher(models.group(1))
                        .results()
                        .map(url -> quoted(url.group()))
                        .toList()
                : List.of();
        return urls.isEmpty() ? "" : ", models: [" + String.join(", ", urls) + "]";
    }

    private static Translation update(String text) {
        return lease(text)
                .map(lease -> new Translation(6, "updateSession(lease: " + lease + ")", true, ""))
                .orElseGet(() -> example(6, "the lease is not on this line"));
    }

    private static Optional<String> lease(String text) {
        Matcher span = LEASE.matcher(text);
        if (span.find()) {
            return Optional.of(quoted(span.group(1)));
        }
        Matcher minutes = MINUTES.matcher(text);
        return minutes.find() ? Optional.of(minutes.group(1) + ".minutes") : Optional.empty();
    }
}
