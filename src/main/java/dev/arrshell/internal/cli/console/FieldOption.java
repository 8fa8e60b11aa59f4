package dev.arrshell.internal.cli.console;

import dev.arrshell.internal.text.NearestWord;
import dev.arrshell.internal.text.UsageMessages;
import dev.arrshell.internal.view.DocumentMapper;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The option {@code --field}, which prints one field of a result in place of the whole. */
public final class FieldOption {

    @Spec(Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--field",
            paramLabel = "NAME",
            description = "Print this field alone, such as hostname; nothing if it has no value yet.")
    private String name;

    /**
     * Refuses a form beside the field, and a field that the result will not have, before anything is sent.
     *
     * @param unknown a result of which only the id is known
     * @throws ParameterException if {@code --output} is given too
     * @throws NoSuchFormException if there is no such field
     */
    public void validate(CliContext context, Object unknown) {
        if (name != null && context.options().output().isPresent()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--field prints a value alone and --output a whole result: choose one (nothing was sent)");
        }
        of(unknown);
    }

    /** The result, or its field if one was asked for. */
    public Object of(Object result) {
        if (name == null) {
            return result;
        }
        Map<String, Object> fields = ResultWriter.fields(DocumentMapper.of(result));
        if (!fields.containsKey(name)) {
            throw new NoSuchFormException(
                    "--field: there is no field " + name + " among " + String.join(", ", fields.keySet())
                            + NearestWord.question(name, fields.keySet()) + UsageMessages.NOTHING_SENT);
        }
        return new FieldValue(fields.get(name));
    }

    /** A field's value; null if it has none yet. */
    record FieldValue(Object value) {

        String text() {
            if (value == null) {
                return "";
            }
            return value instanceof CharSequence || value instanceof Number || value instanceof Boolean
                    ? value.toString()
                    : ResultWriter.json(value);
        }
    }
}
