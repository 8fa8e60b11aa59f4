package dev.arrshell.internal.repl.eval;

import groovy.lang.Script;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.codehaus.groovy.control.customizers.ImportCustomizer;

/** Keeps an import for all that is entered later. */
final class ImportRecorder {

    private static final Pattern IMPORT =
            Pattern.compile("import\\s+(static\\s+)?([\\w.$]+?)(\\.\\*)?(?:\\s+as\\s+(\\w+))?\\s*;?\\s*(?://.*)?$");

    private ImportRecorder() {}

    /** Adds an import that the compiler has just accepted. */
    static void add(ImportCustomizer imports, String text, Script accepted) {
        java.util.Objects.requireNonNull(accepted, "accepted");
        Matcher parts = IMPORT.matcher(text.strip());
        if (!parts.find()) {
            throw new IllegalArgumentException("this import cannot be kept: " + text.strip());
        }
        boolean isStatic = parts.group(1) != null;
        boolean isStar = parts.group(3) != null;
        String name = parts.group(2);
        if (isStar) {
            addStar(imports, name, isStatic);
        } else {
            addOne(imports, name, parts.group(4), isStatic);
        }
    }

    private static void addStar(ImportCustomizer imports, String name, boolean isStatic) {
        if (isStatic) {
            imports.addStaticStars(name);
        } else {
            imports.addStarImports(name);
        }
    }

    private static void addOne(ImportCustomizer imports, String name, String alias, boolean isStatic) {
        String owner = name.substring(0, Math.max(0, name.lastIndexOf('.')));
        String simple = name.substring(name.lastIndexOf('.') + 1);
        String known = alias == null ? simple : alias;
        if (isStatic) {
            imports.addStaticImport(known, owner, simple);
        } else {
            imports.addImport(known, name);
        }
    }
}
