package dev.arrshell.cli;

import dev.arrshell.model.Nearest;
import dev.arrshell.model.Region;
import java.util.Locale;
import picocli.CommandLine.TypeConversionException;

/** The value of {@code --region}. */
final class RegionOption {

    private RegionOption() {}

    static Region of(String text) {
        String name = text.strip().toLowerCase(Locale.ROOT);
        if (!Region.NAMES.contains(name)) {
            String meant = Nearest.to(name, Region.NAMES)
                    .map(near -> " - did you mean " + near + "?")
                    .orElse(".");
            throw new TypeConversionException(
                    "unknown region '" + text + "'" + meant + " Known: " + String.join(", ", Region.NAMES));
        }
        return Region.of(name);
    }
}
