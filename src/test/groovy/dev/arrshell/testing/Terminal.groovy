package dev.arrshell.testing

import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.TimeUnit

/** A pseudo-terminal of the system's, driven through tmux as by a person's fingers. */
class Terminal implements AutoCloseable {

    private final String server = "arr-it-${ProcessHandle.current().pid()}-${UUID.randomUUID()}"

    static boolean isInstalled(String program) {
        System.getenv('PATH').split(File.pathSeparator).any { Files.isExecutable(Path.of(it, program)) }
    }

    /** Runs a command of the shell's; nothing of a configuration of tmux is read. */
    void start(int width, int height, String command) {
        tmux('-f', '/dev/null', 'new-session', '-d', '-x', "$width", '-y', "$height", command)
        tmux('set', '-g', 'status', 'off')
    }

    boolean type(String text) {
        tmux('send-keys', '-l', text) != null
    }

    boolean enter() {
        key('Enter')
    }

    boolean key(String name) {
        tmux('send-keys', name) != null
    }

    boolean resize(int width, int height) {
        tmux('resize-window', '-t', '0', '-x', "$width", '-y', "$height") != null
    }

    /** Looks until something is on the screen; tmux can be asked, not listened to. */
    boolean shows(String text) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30)
        String screen = tmux('capture-pane', '-p')
        while (!screen.contains(text)) {
            assert System.nanoTime() < deadline: "'$text' is not on the screen:\n$screen"
            screen = tmux('capture-pane', '-p')
        }
        true
    }

    /** Looks until something is on the screen so many times. */
    boolean showsTimes(int times, String text) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30)
        String screen = tmux('capture-pane', '-p')
        while (screen.count(text) != times) {
            assert System.nanoTime() < deadline: "'$text' is not on the screen $times times:\n$screen"
            screen = tmux('capture-pane', '-p')
        }
        true
    }

    /** Looks until a line of the kind, shorter than so many columns, is on the screen, and no other of the kind. */
    boolean showsOneLine(int width, String pattern) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30)
        String screen = tmux('capture-pane', '-p')
        while ((screen =~ pattern).size() != 1 || !screen.readLines().any { it ==~ pattern && it.length() < width }) {
            assert System.nanoTime() < deadline: "not one line is like $pattern:\n$screen"
            screen = tmux('capture-pane', '-p')
        }
        true
    }

    @Override
    void close() {
        tmux('kill-server')
    }

    private String tmux(String... words) {
        Process process = new ProcessBuilder(['tmux', '-L', server] + words.toList()).redirectErrorStream(true).start()
        process.outputStream.close()
        String said = process.inputStream.text
        process.waitFor()
        said
    }
}
