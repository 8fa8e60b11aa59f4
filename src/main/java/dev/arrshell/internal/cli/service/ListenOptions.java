package dev.arrshell.internal.cli.service;

import dev.arrshell.internal.cli.console.CliContext;
import dev.arrshell.internal.cli.console.OutputFormat;
import dev.arrshell.internal.cli.help.CommonOptions;
import dev.arrshell.internal.config.value.ConfigKey;
import dev.arrshell.model.Region;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that the commands which serve have in common: where they listen, with which accounts. */
final class ListenOptions {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "0",
            description = "Port to listen on; 0, the default, takes any free one.")
    private int port;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "Address of this machine to listen on, default 127.0.0.1. If other machines reach it,"
                    + " they need the key of an account to control it.")
    private String host;

    @Option(
            names = "--tls",
            description = "Serve HTTPS, also by the service's own names, with a certificate of your own authority,"
                    + " which is made once: see arr ca.")
    private boolean tls;

    @Option(
            names = "--account",
            paramLabel = "ID:KEY",
            arity = "1..*",
            converter = AccountOption.Converter.class,
            description = "Accounts in place of its own; the first is the one that is printed.")
    private List<AccountOption> accounts = List.of();

    @Option(
            names = "--json",
            description = "Print as the first line one JSON object: url, sts, regions, accountId,"
                    + " accountKey, pid, and with --tls certificate, a PEM file to trust.")
    private boolean json;

    int port() {
        return port;
    }

    boolean tls() {
        return tls;
    }

    List<AccountOption> accounts() {
        return accounts;
    }

    /** Whether the first line is JSON: {@code --json}, or {@code --output json}; refuses the other forms. */
    boolean json(CliContext context) {
        Optional<OutputFormat> form = context.options().output();
        if (form.filter(each -> each != OutputFormat.json).isPresent()) {
            throw usage("--output " + form.get() + ": arr " + spec.name()
                    + " prints JSON with --output json, and without it text for people (nothing was started)");
        }
        return json || form.isPresent();
    }

    InetAddress address() {
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw usage("--host: '" + host + "' is no address of this machine (nothing was started)");
        }
    }

    /** The region of {@code --region}. */
    static Region region(CliContext context) {
        Optional<String> named = Optional.ofNullable(context.options().keys().get(ConfigKey.REGION));
        return named.map(Region::parse).orElse(Region.DEFAULT);
    }

    /** Refuses the common options that the command does not use, rather than ignore them. */
    void refuseForeignOptions() {
        List<String> used = List.of(
                spec.userObject().getClass().getAnnotation(CommonOptions.class).value());
        Stream.of(spec, spec.parent())
                .flatMap(command -> command.commandLine().getParseResult().matchedOptions().stream())
                .filter(OptionSpec::inherited)
                .map(OptionSpec::longestName)
                .filter(name -> !used.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw usage(name + " is an option of clients; arr " + spec.name() + " has no use for it");
                });
    }

    ParameterException usage(String why) {
        return new ParameterException(spec.commandLine(), why);
    }
}
