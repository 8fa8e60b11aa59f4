package dev.arrshell.internal.repl

import dev.arrshell.internal.script.state.ScriptSettings
import java.nio.charset.StandardCharsets
import java.nio.file.Path
import java.util.concurrent.CompletableFuture
import java.util.concurrent.TimeUnit
import org.jline.builtins.ScreenTerminal
import org.jline.terminal.Size
import org.jline.terminal.Terminal.Signal
import org.jline.terminal.impl.ExternalTerminal

/** Driver of a prompt on a virtual terminal: types keys and waits for what is shown. */
final class TerminalDriver implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 20
    private static final long LOOK_MILLIS = 20

    final Shown screen
    private final PipedOutputStream keys = new PipedOutputStream()
    private final ExternalTerminal terminal
    private final CompletableFuture<Integer> exit = new CompletableFuture<>()
    dev.arrshell.internal.script.state.Workspace workspace

    TerminalDriver(Path directory, Map<String, String> environment = [:], String type = 'xterm', int width = 100,
            ScriptSettings settings = null) {
        screen = new Shown(width, 40)
        def history = directory.resolve('history')
        // As Main does.
        System.setProperty('jline.terminal.closeMode', 'strict')
        terminal = new ExternalTerminal('driver', type, new PipedInputStream(keys, 65536), screen, StandardCharsets.UTF_8)
        terminal.size = new Size(width, 40)
        Repl repl = new Repl(settings ?: ScriptSettings.of(environment), [ARR_HISTORY: history.toString()] + environment, { workspace = it })
        Thread.start('terminal-driver') {
            try {
                exit.complete(repl.runOn(terminal))
            } catch (Throwable e) {
                exit.completeExceptionally(e)
            }
        }
    }

    /** Types keys; a line end is Enter. */
    TerminalDriver type(String text) {
        keys.write(text.replace('\n', '\r').getBytes(StandardCharsets.UTF_8))
        keys.flush()
        this
    }

    /** Pastes as terminals do that tell a paste from typing. */
    TerminalDriver paste(String text) {
        keys.write(('\u001b[200~' + text + '\u001b[201~').getBytes(StandardCharsets.UTF_8))
        keys.flush()
        this
    }

    /** Makes the window as many columns wide. */
    TerminalDriver resize(int columns) {
        terminal.size = new Size(columns, 40)
        terminal.raise(Signal.WINCH)
        this
    }

    /** Lets the process go on, as fg does after Ctrl-Z. */
    TerminalDriver goOn() {
        terminal.raise(Signal.CONT)
        this
    }

    /** Waits until something is shown that was not shown before the last call. */
    TerminalDriver sees(String text) {
        screen.await(text, PATIENCE_SECONDS)
        this
    }

    /** Waits until something stands on the screen, wherever. */
    TerminalDriver shows(String text) {
        screen.awaitOnScreen(text, PATIENCE_SECONDS)
        this
    }

    /** Waits until something stands on the screen no longer. */
    TerminalDriver lacks(String text) {
        screen.awaitOffScreen(text, PATIENCE_SECONDS)
        this
    }

    /** Closes the terminal while it is used, as JLine does when a signal ends the process. */
    TerminalDriver hangUp() {
        terminal.close()
        this
    }

    int leaves() {
        exit.get(PATIENCE_SECONDS, TimeUnit.SECONDS)
    }

    @Override
    void close() {
        workspace?.exitCleanup()?.keep()
        keys.close()
        terminal.close()
    }

    /** What was written: as a stream without the sequences that move and colour, and as it stands on the screen. */
    static final class Shown extends OutputStream {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream()
        private final CharsetDecoderStream characters
        private final ScreenTerminal picture
        private final int width
        private final int height
        private int read

        Shown(int width, int height) {
            this.width = width
            this.height = height
            picture = new ScreenTerminal(width, height)
            characters = new CharsetDecoderStream({ picture.write(it) })
        }

        @Override
        synchronized void write(int b) {
            write([b] as byte[], 0, 1)
        }

        @Override
        synchronized void write(byte[] b, int from, int length) {
            bytes.write(b, from, length)
            characters.write(b, from, length)
        }

        synchronized String raw() {
            bytes.toString(StandardCharsets.UTF_8)
        }

        /** The screen down to its last line with text, as a picture. */
        synchronized String svg(String title) {
            long[] cells = new long[width * height]
            picture.dump(cells, 0, 0, height, width, null)
            int rows = (0..<height).findAll { row -> (0..<width).any { (cells[row * width + it] & 0xffffffffL) > 32 } }.last() + 1
            ScreenPicture.svg(cells, width, rows, title)
        }

        String text() {
            raw().replaceAll('\u001b\\[[0-9;?]*[a-zA-Z]', '').replaceAll('\u001b[=>]', '').replace('\r', '')
        }

        synchronized void await(String wanted, long seconds) {
            until(seconds, { "'$wanted' did not appear after: ${text().substring(read)}" }) { text().indexOf(wanted, read) >= 0 }
            read = text().indexOf(wanted, read) + wanted.length()
        }

        synchronized void awaitOnScreen(String wanted, long seconds) {
            until(seconds, { "'$wanted' is not on the screen: $picture" }) { picture.toString().contains(wanted) }
        }

        synchronized void awaitOffScreen(String unwanted, long seconds) {
            until(seconds, { "'$unwanted' is still on the screen: $picture" }) { !picture.toString().contains(unwanted) }
        }

        private void until(long seconds, Closure<String> complaint, Closure<Boolean> condition) {
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds)
            while (!condition()) {
                long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime())
                assert left > 0: complaint()
                // Not at each write: a megabyte comes in many, and each look would read all of it.
                wait(Math.min(left, LOOK_MILLIS))
            }
        }
    }

    /** Bytes to characters, of which some take several bytes that may come apart. */
    static final class CharsetDecoderStream {

        private final Closure<?> sink
        private final ByteArrayOutputStream begun = new ByteArrayOutputStream()

        CharsetDecoderStream(Closure<?> sink) {
            this.sink = sink
        }

        void write(byte[] b, int from, int length) {
            begun.write(b, from, length)
            byte[] all = begun.toByteArray()
            int whole = all.length
            while (whole > 0 && all.length - whole < 4 && isPart(all, whole)) {
                whole--
            }
            begun.reset()
            begun.write(all, whole, all.length - whole)
            sink(new String(all, 0, whole, StandardCharsets.UTF_8))
        }

        /** A character has begun that is not ended. */
        private static boolean isPart(byte[] all, int end) {
            int i = end - 1
            while (i > 0 && (all[i] & 0xC0) == 0x80) {
                i--
            }
            int lead = all[i] & 0xFF
            int needed = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1
            end - i < needed
        }
    }
}
