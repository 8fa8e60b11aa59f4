package dev.arrshell.internal.cli;

import picocli.CommandLine.IVersionProvider;

/** Tells picocli which release this is. */
final class CliVersionProvider implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {ReleaseVersion.text()};
    }
}
