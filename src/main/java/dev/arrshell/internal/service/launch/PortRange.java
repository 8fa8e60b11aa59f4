package dev.arrshell.internal.service.launch;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Ports that servers may have. Each server takes two of them.
 *
 * @param first the lowest port, 1 to 65535
 * @param last the highest port, not below {@code first}
 */
public record PortRange(int first, int last) {

    private static final int HIGHEST = 65_535;
    private static final Pattern TEXT = Pattern.compile("\\s*([0-9]{1,5})\\s*-\\s*([0-9]{1,5})\\s*");

    /**
     * Checks the ports.
     *
     * @throws IllegalArgumentException if a number is no port, or the range is empty
     */
    public PortRange {
        if (first < 1 || last > HIGHEST || last < first) {
            throw new IllegalArgumentException("the ports " + first + "-" + last
                    + " are no range: write the lowest and the highest, 1 to " + HIGHEST + ", like 49152-65535");
        }
    }

    /**
     * Reads a range.
     *
     * @param text like {@code 49152-65535}
     * @throws IllegalArgumentException if it is none
     */
    public static PortRange parse(String text) {
        Matcher range = TEXT.matcher(text);
        if (!range.matches()) {
            throw new IllegalArgumentException(
                    "ports '" + text + "' are no range: write the lowest and the highest, like 49152-65535");
        }
        return new PortRange(Integer.parseInt(range.group(1)), Integer.parseInt(range.group(2)));
    }

    /** How many there are. */
    public int size() {
        return last - first + 1;
    }

    @Override
    public String toString() {
        return first + "-" + last;
    }
}
