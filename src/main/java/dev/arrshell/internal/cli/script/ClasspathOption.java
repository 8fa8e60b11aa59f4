package dev.arrshell.internal.cli.script;

import picocli.CommandLine.Option;

/** The option {@code --classpath}. The libraries themselves need Groovy, which the command line must not load. */
public final class ClasspathOption {

    @Option(
            names = "--classpath",
            paramLabel = "PATH",
            description = "Directories and jars where scripts find classes and other scripts, separated as Java's class"
                    + " path; dir/* are the jars in dir. The directory of the script comes first.")
    private String path = "";

    String path() {
        return path;
    }
}
