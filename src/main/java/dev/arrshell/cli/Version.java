package dev.arrshell.cli;

import picocli.CommandLine.IVersionProvider;

/** Tells picocli which release this is. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {Release.text()};
    }
}
