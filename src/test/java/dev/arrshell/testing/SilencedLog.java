package dev.arrshell.testing;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Extension that switches the log of a class off for tests that provoke the failures it logs. */
public final class SilencedLog implements BeforeAllCallback, AfterAllCallback {

    /** Kept, or the level would be lost. */
    private final Logger log;

    private SilencedLog(Logger log) {
        this.log = log;
    }

    public static SilencedLog of(Class<?> type) {
        return new SilencedLog(Logger.getLogger(type.getName()));
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        log.setLevel(Level.OFF);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        log.setLevel(null);
    }
}
