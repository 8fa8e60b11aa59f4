package dev.arrshell.repl;

/** Words what keeps a text from being run at all. */
final class Refusals {

    private Refusals() {}

    static String of(String source, Scan scan) {
        String place = place(source, scan.position());
        return switch (scan.state()) {
            case SURPLUS -> "the " + scan.mark() + " at " + place + " closes nothing that is open (nothing was sent)";
            case UNCLOSED ->
                "the string that begins at " + place + " is not closed: " + scan.mark()
                        + " is missing at its end (nothing was sent)";
            default -> "the " + scan.mark() + " at " + place + " is not closed (nothing was sent)";
        };
    }

    private static String place(String source, int position) {
        String before = source.substring(0, Math.min(position, source.length()));
        long line = before.chars().filter(c -> c == '\n').count() + 1;
        int column = before.length() - before.lastIndexOf('\n');
        return source.contains("\n") ? "line " + line + ", column " + column : "column " + column;
    }
}
