package dev.arrshell.internal.cli.dependency;

import dev.arrshell.internal.script.message.ScriptSource;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parser of the {@code //DEPS} lines among the comments at the top of a script. */
final class DependencyParser {

    private static final String MARK = "//DEPS";

    /** The begin of a remark after the names, as JBang has it. */
    private static final Pattern REMARK = Pattern.compile("\\s//\\s|$");

    private static final Pattern NAME = Pattern.compile("[^\\s,;]+");
    private static final Pattern COORDINATES = Pattern.compile("[\\w.-]+:[\\w.-]+:[\\w.+-]+(:[\\w.-]+)?");

    private final ScriptSource source;
    private final List<ScriptDependency> found = new ArrayList<>();

    private DependencyParser(ScriptSource source) {
        this.source = source;
    }

    /**
     * The libraries in the order of the text.
     *
     * @throws DependencyException if one is malformed
     */
    static List<ScriptDependency> parse(ScriptSource source) throws DependencyException {
        DependencyParser parser = new DependencyParser(source);
        if (source.text().contains(MARK)) {
            parser.parseTop();
        }
        return parser.found;
    }

    private void parseTop() throws DependencyException {
        boolean inComment = false;
        int number = 0;
        for (String line : source.text().lines().toList()) {
            number++;
            String text = line.strip();
            if (inComment || text.startsWith("/*")) {
                inComment = !text.contains("*/");
            } else if (isMarked(text)) {
                parseLine(line, number);
            } else if (!text.isEmpty() && !text.startsWith("//") && !text.startsWith("#!")) {
                return;
            }
        }
    }

    private static boolean isMarked(String text) {
        return text.startsWith(MARK)
                && (text.length() == MARK.length() || Character.isWhitespace(text.charAt(MARK.length())));
    }

    private void parseLine(String line, int number) throws DependencyException {
        int mark = line.indexOf(MARK);
        Matcher remark = REMARK.matcher(line);
        int end = remark.find(mark + MARK.length()) ? remark.start() : line.length();
        Matcher names = NAME.matcher(line).region(mark + MARK.length(), end);
        int before = found.size();
        while (names.find()) {
            found.add(checked(new ScriptDependency(names.group(), number, names.start() + 1)));
        }
        if (found.size() == before) {
            throw malformed(new ScriptDependency(MARK, number, mark + 1), MARK + " names no library");
        }
    }

    private ScriptDependency checked(ScriptDependency one) throws DependencyException {
        if (!COORDINATES.matcher(one.coordinates()).matches()) {
            throw malformed(one, "'" + one.coordinates() + "' names no library");
        }
        return one;
    }

    private DependencyException malformed(ScriptDependency one, String what) {
        return new DependencyException(source, one, what + ": write " + MARK + " group:artifact:version", null);
    }
}
