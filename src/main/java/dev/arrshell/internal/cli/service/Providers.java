package dev.arrshell.internal.cli.service;

import dev.arrshell.internal.config.server.ServerConfiguration;
import dev.arrshell.internal.config.value.ConfigurationException;
import dev.arrshell.internal.service.launch.PortRange;
import dev.arrshell.internal.service.launch.ReadyRule;
import dev.arrshell.internal.service.launch.ServerCommand;
import dev.arrshell.internal.service.process.ProcessProvider;
import dev.arrshell.internal.service.process.ProcessSettings;
import dev.arrshell.internal.service.simulated.BootModel;
import dev.arrshell.internal.service.simulated.SimulatedFleet;
import dev.arrshell.internal.service.simulated.SimulatedProvider;
import dev.arrshell.internal.service.simulated.SimulatedSettings;
import dev.arrshell.internal.service.slurm.SlurmProvider;
import dev.arrshell.internal.service.slurm.SlurmSettings;
import dev.arrshell.internal.service.slurm.SlurmSettings.JobTemplate;
import dev.arrshell.model.SessionSize;
import dev.arrshell.server.ServerProvider;
import dev.arrshell.time.TimeSource;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Makes the provider of servers that a configuration asks for. */
final class Providers {

    /** A name that leads to no machine, by RFC 2606. */
    private static final String NOWHERE = "simulated.invalid";

    private Providers() {}

    /**
     * Makes the provider. It starts nothing yet.
     *
     * @param directory where it keeps what it needs
     * @throws ConfigurationException if a command, the rule for readiness or an option is wrong; names the place
     */
    static ServerProvider of(ServerConfiguration configuration, Path directory) {
        return switch (configuration.provider()) {
            case PROCESS -> new ProcessProvider(settings(configuration, directory));
            case SIMULATED -> simulated(configuration);
            case SLURM -> new SlurmProvider(slurm(configuration, directory));
        };
    }

    /**
     * Changes the configuration of a provider, for servers that start from now on.
     *
     * @param directory the same as before
     * @throws ConfigurationException if a command or the rule for readiness is wrong, which names the place, or if the
     *     provider takes no other configuration
     */
    static void configure(ServerProvider provider, ServerConfiguration configuration, Path directory) {
        if (provider instanceof ProcessProvider processes
                && configuration.provider() == ServerConfiguration.Provider.PROCESS) {
            processes.configure(settings(configuration, directory));
        } else if (provider instanceof SlurmProvider cluster
                && configuration.provider() == ServerConfiguration.Provider.SLURM) {
            cluster.configure(slurm(configuration, directory));
        } else {
            throw new ConfigurationException("provider = \"simulated\", and another provider than before,"
                    + " take effect when the service is started again");
        }
    }

    private static SlurmSettings slurm(ServerConfiguration configuration, Path directory) {
        Map<SessionSize, JobTemplate> templates = new EnumMap<>(SessionSize.class);
        configuration.sizes().forEach((size, asked) -> templates.put(size, template(asked)));
        return new SlurmSettings(
                directory,
                SlurmSettings.ownUser(),
                configuration.hostname().orElse(SlurmSettings.NODE),
                new PortRange(configuration.lowestPort(), configuration.highestPort()),
                configuration.pass(),
                configuration.grace(),
                configuration.cluster().interval(),
                configuration.cluster().maxLease(),
                SlurmSettings.COMMAND_LIMIT,
                Optional.empty(),
                templates);
    }

    private static JobTemplate template(ServerConfiguration.Size asked) {
        ServerCommand server = command(asked);
        return checked(
                asked.batch().place(),
                () -> new JobTemplate(server, asked.batch().options()));
    }

    private static ProcessSettings settings(ServerConfiguration configuration, Path directory) {
        Map<SessionSize, ServerCommand> commands = new EnumMap<>(SessionSize.class);
        configuration.sizes().forEach((size, asked) -> commands.put(size, command(asked)));
        return new ProcessSettings(
                directory,
                configuration.hostname().orElseGet(Providers::ownName),
                new PortRange(configuration.lowestPort(), configuration.highestPort()),
                configuration.pass(),
                configuration.grace(),
                commands);
    }

    private static ServerProvider simulated(ServerConfiguration configuration) {
        Map<SessionSize, BootModel> boots = new EnumMap<>(SessionSize.class);
        Map<SessionSize, Integer> capacity = new EnumMap<>(SessionSize.class);
        configuration.sizes().forEach((size, asked) -> {
            boots.put(size, boot(size, asked.simulation()));
            asked.capacity().ifPresent(number -> capacity.put(size, number));
        });
        return new SimulatedProvider(
                new SimulatedSettings(configuration.hostname().orElse(NOWHERE), boots, capacity), TimeSource.system());
    }

    private static BootModel boot(SessionSize size, ServerConfiguration.Simulation asked) {
        Duration time = asked.boot().orElseGet(() -> SimulatedFleet.defaultBoot(size));
        return asked.failure()
                .<BootModel>map(reason -> new BootModel.Failing(reason, time))
                .orElseGet(() -> new BootModel.Fixed(time));
    }

    private static ServerCommand command(ServerConfiguration.Size asked) {
        ReadyRule ready = checked(asked.readyPlace(), () -> ReadyRule.parse(asked.ready()));
        return checked(
                asked.commandPlace(),
                () -> new ServerCommand(asked.command(), ready, asked.startup(), asked.capacity()));
    }

    private static <T> T checked(String place, Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException wrong) {
            throw new ConfigurationException(place + wrong.getMessage());
        }
    }

    private static String ownName() {
        try {
            return InetAddress.getLocalHost().getCanonicalHostName();
        } catch (UnknownHostException nameless) {
            return InetAddress.getLoopbackAddress().getHostAddress();
        }
    }
}
