package dev.arrshell.internal.script.vocabulary;

import dev.arrshell.conversion.ConversionDraft;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** Parser of named arguments such as {@code input: 'https://…', asset: 'robot.fbx'} to a conversion's draft. */
public final class ConversionArgumentParser {

    /** The names that a conversion needs. */
    public static final List<String> NEEDED = List.of("input", "asset", "output");

    /** The names of a conversion's arguments. */
    public static final List<String> ALLOWED = List.of(
            "input",
            "asset",
            "output",
            "inputFolder",
            "outputFolder",
            "outputFile",
            "inputAccess",
            "outputAccess",
            "id");

    /** The noun that messages use. */
    public static final String NOUN = "a conversion";

    private ConversionArgumentParser() {}

    public static ConversionDraft.Startable of(ConversionDraft.NeedsInput draft, Map<?, ?> wanted) {
        DraftArgumentParser.Arguments named = new DraftArgumentParser.Arguments(NOUN, wanted, ALLOWED);
        ConversionDraft.Startable startable = draft.input(
                        container(named.needed("input")), String.valueOf(named.needed("asset")))
                .output(container(named.needed("output")));
        for (String name : ALLOWED) {
            if (!NEEDED.contains(name) && named.has(name)) {
                startable = with(startable, name, named.needed(name));
            }
        }
        return startable;
    }

    private static ConversionDraft.Startable with(ConversionDraft.Startable draft, String name, Object value) {
        return switch (name) {
            case "inputFolder" -> draft.inputFolder(value.toString());
            case "outputFolder" -> draft.outputFolder(value.toString());
            case "outputFile" -> draft.outputFile(value.toString());
            case "inputAccess" -> ValueConverter.signature(value).revealTo(draft::inputAccess);
            case "outputAccess" -> ValueConverter.signature(value).revealTo(draft::outputAccess);
            default -> draft.id(value.toString());
        };
    }

    private static String container(Object written) {
        return written instanceof URI address ? address.toString() : ValueConverter.text(written, "container");
    }
}
