package dev.arrshell.junit;

import dev.arrshell.emulator.ArrEmulator;

/**
 * The emulator of a class.
 *
 * @param emulator the emulator
 * @param owner the unique id of the context of that class
 */
record ClassEmulator(ArrEmulator emulator, String owner) implements AutoCloseable {

    @Override
    public void close() {
        emulator.close();
    }
}
