package dev.arrshell.internal.repl.terminal;

import dev.arrshell.internal.repl.display.LiveView;
import dev.arrshell.internal.view.layout.Screen;
import java.io.IOError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.Terminal.SignalHandler;
import org.jline.utils.AttributedString;
import org.jline.utils.Display;
import org.jline.utils.InfoCmp.Capability;
import org.jline.utils.NonBlockingReader;

/**
 * The terminal's alternate screen with a live view. It is drawn once a second and when the window changes. Updates, drawing
 * and keys have a thread each: a request may last, and after Ctrl-Z the reading of a key may, until one comes. After fg it
 * is shown again. The screen before it is restored at the end.
 */
final class LiveScreen {

    /** The longest delay until the end of the keys is noticed. */
    private static final long TICK_MILLIS = 100;

    private static final long DRAW_MILLIS = 1000;
    private static final int END_OF_TRANSMISSION = 4;
    private static final int INTERRUPT = 3;

    private final Terminal terminal;
    private final LiveView view;
    private final Duration interval;
    private final Supplier<Screen> screen;
    private final Display display;
    private final Semaphore changes = new Semaphore(1);
    private final Object drawing = new Object();
    private volatile boolean ended;
    private Size size = new Size();

    /**
     * Makes a screen that is not shown.
     *
     * @param interval the time between the end of an update and the next one
     * @param screen the present size and colours
     */
    LiveScreen(Terminal terminal, LiveView view, Duration interval, Supplier<Screen> screen) {
        this.terminal = terminal;
        this.view = view;
        this.interval = interval;
        this.screen = screen;
        this.display = new Display(terminal, true);
    }

    /** Shows the view until q, Ctrl-C or the end of the keys. */
    void show() {
        SignalHandler onInterrupt = terminal.handle(Signal.INT, signal -> ended = true);
        SignalHandler onResize = terminal.handle(Signal.WINCH, signal -> changes.release());
        SignalHandler onResume = terminal.handle(Signal.CONT, signal -> resume());
        Attributes before = enter();
        Thread updates = start(this::update, "arr-watch");
        Thread pictures = start(this::drawUntilEnd, "arr-watch-screen");
        try {
            readUntilEnd();
        } catch (IOException e) {
            throw new UncheckedIOException("the terminal cannot be read: " + e.getMessage(), e);
        } finally {
            ended = true;
            updates.interrupt();
            pictures.interrupt();
            synchronized (drawing) {
                terminal.puts(Capability.cursor_visible);
                terminal.puts(Capability.exit_ca_mode);
                terminal.flush();
                terminal.setAttributes(before);
            }
            terminal.handle(Signal.CONT, onResume);
            terminal.handle(Signal.WINCH, onResize);
            terminal.handle(Signal.INT, onInterrupt);
        }
    }

    private static Thread start(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /**
     * Enters the alternate screen, and returns the attributes of the terminal before. Ctrl-C becomes a key, since a signal
     * does not end the reading of one.
     */
    private Attributes enter() {
        Attributes before = terminal.enterRawMode();
        PromptReader.makeInterruptKey(terminal);
        terminal.puts(Capability.enter_ca_mode);
        terminal.puts(Capability.cursor_invisible);
        return before;
    }

    private void update() {
        try {
            while (!ended) {
                view.update();
                changes.release();
                TimeUnit.NANOSECONDS.sleep(interval.toNanos());
            }
        } catch (InterruptedException e) {
            // The view was ended.
        }
    }

    /** Enters again, since the shell has changed the terminal and has written on it. */
    private void resume() {
        synchronized (drawing) {
            if (!ended) {
                enter();
                display.clear();
                changes.release();
            }
        }
    }

    private void drawUntilEnd() {
        try {
            while (!ended) {
                changes.drainPermits();
                synchronized (drawing) {
                    if (!ended) {
                        draw();
                    }
                }
                changes.tryAcquire(DRAW_MILLIS, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException | IllegalStateException | IOError e) {
            // The view was ended, or the terminal closed, which the reading of keys notices.
        }
    }

    private void readUntilEnd() throws IOException {
        while (!ended) {
            int key = terminal.reader().read(TICK_MILLIS);
            if (key != NonBlockingReader.READ_EXPIRED && isEnd(key)) {
                return;
            }
        }
    }

    private static boolean isEnd(int key) {
        return key == NonBlockingReader.EOF
                || key == 'q'
                || key == 'Q'
                || key == INTERRUPT
                || key == END_OF_TRANSMISSION;
    }

    private void draw() {
        Size now = new Size(Math.max(1, terminal.getWidth()), Math.max(1, terminal.getHeight()));
        if (!now.equals(size)) {
            size = now;
            display.resize(size.getRows(), size.getColumns());
            display.clear();
        }
        display.update(rows(view.text(screen.get()).lines().toList()), 0);
    }

    /** As many rows as there is room for; a line that is wider than the window takes several. */
    private List<AttributedString> rows(List<String> lines) {
        List<AttributedString> all = lines.stream()
                .flatMap(line -> AttributedString.fromAnsi(line).columnSplitLength(size.getColumns()).stream())
                // The display clears the list when it is drawn anew.
                .collect(Collectors.toCollection(ArrayList::new));
        int room = Math.max(1, size.getRows() - 1);
        if (all.size() <= room) {
            return all;
        }
        List<AttributedString> shown = new ArrayList<>(all.subList(0, room - 1));
        shown.add(new AttributedString("… " + (all.size() - shown.size()) + " more lines"));
        return shown;
    }
}
