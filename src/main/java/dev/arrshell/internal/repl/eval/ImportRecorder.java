package dev.arrshell.internal.repl.eval;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.codehaus.groovy.control.customizers.ImportCustomizer;

/** Recorder of imports, which then hold for all later inputs. */
final class ImportRecorder {

    private static final Pattern IMPORT =
            Pattern.compile("import\\s+(static\\s+)?([\\w.$]+?)(\\.\\*)?(?:\\s+as\\s+(\\w+))?\\s*;?\\s*(?://.*)?$");

    private ImportRecorder() {}

    /** Records an import that the compiler has accepted. */
    static void record(ImportCustomizer imports, VariableTypes types, ClassLoader loader, String text) {
        Matcher parts = IMPORT.matcher(text.strip());
        if (!parts.find()) {
            throw new IllegalArgumentException("this import cannot be kept for later lines: " + text.strip());
        }
        boolean isStatic = parts.group(1) != null;
        boolean isStar = parts.group(3) != null;
        String name = parts.group(2);
        String owner = name.substring(0, Math.max(0, name.lastIndexOf('.')));
        String simpleName = name.substring(name.lastIndexOf('.') + 1);
        String alias = parts.group(4) == null ? simpleName : parts.group(4);
        if (isStar && isStatic) {
            imports.addStaticStars(name);
        } else if (isStar) {
            imports.addStarImports(name);
            types.importedAll(name);
        } else if (isStatic) {
            imports.addStaticImport(alias, owner, simpleName);
        } else {
            imports.addImport(alias, name);
            load(name, loader).ifPresent(type -> types.imported(alias, type));
        }
    }

    private static Optional<Class<?>> load(String name, ClassLoader loader) {
        try {
            return Optional.of(Class.forName(name, false, loader));
        } catch (ClassNotFoundException | LinkageError e) {
            return Optional.empty();
        }
    }
}
