package dev.arrshell.internal.repl.display;

import dev.arrshell.internal.syntax.SecretNames;
import dev.arrshell.internal.syntax.SourceSecretMasker;
import dev.arrshell.internal.text.SecretRedactor;
import dev.arrshell.internal.text.SecretText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The secrets that were typed at a prompt, or that its variables hold by their names. As long as they are in here, whatever
 * is shown or stored is masked. Not thread-safe.
 */
public final class TypedSecrets {

    private static final Pattern QUOTED = Pattern.compile("'([^'\\s]{3,})'");

    private final List<SecretText> secrets = new ArrayList<>();

    /** Learns the secrets in source, before it is run. */
    public void learn(String source) {
        SourceSecretMasker.secrets(source).forEach(this::add);
    }

    /** Learns the secrets in variables: strings whose name says so. */
    public void learn(Map<?, ?> variables) {
        variables.forEach((name, value) -> {
            if (value instanceof CharSequence && SecretNames.isSecretVariable(name.toString(), value.toString())) {
                add(value.toString());
            }
        });
    }

    private void add(String secret) {
        if (!secret.isBlank() && !isOne(secret)) {
            secrets.add(SecretText.typed(secret));
        }
    }

    /** Replaces a secret of any length by the mask; other values stay as they are. */
    public Object shown(Object value) {
        return value instanceof CharSequence && isOne(value.toString()) ? SecretRedactor.MASK : value;
    }

    /** Text without secrets, also without pieces of one in quotes, as the compiler cites what it did not expect. */
    public String withoutSecrets(String text) {
        String pieces = QUOTED.matcher(text)
                .replaceAll(quoted -> isPart(quoted.group(1))
                        ? "'" + SecretRedactor.MASK + "'"
                        : Matcher.quoteReplacement(quoted.group()));
        return SecretRedactor.mask(pieces);
    }

    private boolean isPart(String text) {
        return secrets.stream().anyMatch(secret -> secret.<Boolean>reveal(whole -> whole.contains(text)));
    }

    private boolean isOne(String text) {
        return secrets.stream().anyMatch(secret -> secret.<Boolean>reveal(text::equals));
    }
}
