package dev.arrshell.internal.cli.service;

import dev.arrshell.internal.cli.console.CliContext;
import dev.arrshell.internal.cli.console.ExitCodes;
import dev.arrshell.internal.cli.help.CommonOptions;
import dev.arrshell.internal.view.Listing;
import dev.arrshell.internal.view.Shape;
import dev.arrshell.model.Region;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code arr hosts}: prints the lines of a hosts file that lead the service's own names to an emulator. */
@CommonOptions("--output")
@Command(
        name = "hosts",
        description = {
            "Prints the lines of a hosts file that lead the service's own names to an emulator.",
            "Example: arr hosts | sudo tee -a /etc/hosts",
            "Clients that cannot be told a port need arr emulator --tls --port 443."
        })
public final class HostsCommand implements Callable<Integer> {

    private final CliContext context;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "Where the emulator listens, default 127.0.0.1.")
    private String address;

    public HostsCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (context.options().output().isPresent()) {
            context.show(new Listing<>(shape(), lines()));
        } else {
            lines().forEach(names -> context.console().out().println(address + " " + names));
        }
        return ExitCodes.OK;
    }

    private Shape<String> shape() {
        return Shape.of(String.class).with("address", names -> address).with("names", names -> names);
    }

    /** The names of each line. */
    private static List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("mixedreality.azure.com sts.mixedreality.azure.com");
        for (String region : Region.NAMES) {
            String domain = region + ".mixedreality.azure.com";
            lines.add(domain + " sts." + domain + " remoterendering." + domain);
        }
        return lines;
    }
}
