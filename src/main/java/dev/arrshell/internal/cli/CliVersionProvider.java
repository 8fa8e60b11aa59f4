package dev.arrshell.internal.cli;

import picocli.CommandLine.IVersionProvider;

/** Tells picocli the lines of --version. */
final class CliVersionProvider implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return ReleaseVersion.lines();
    }
}
