package dev.arrshell.cli;

import dev.arrshell.model.Region;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The options of {@code arr emulator}. They are described in code and not by annotations: for annotated members picocli
 * looks for Groovy's closures first, and loads 300 classes of Groovy for a command that has no use for them.
 */
final class EmulatorOptions {

    private final CommandSpec spec;

    EmulatorOptions(CommandSpec spec) {
        this.spec = spec;
        describe();
        add(single("--port", "PORT", int.class, "0", Integer::valueOf)
                .description("Port of 127.0.0.1; 0, the default, takes any free one."));
        add(flag("--tls").description("Speak HTTPS, with a certificate that is made at the start; see --json."));
        add(flag("--strict")
                .description("Refuse unknown API versions, as the service did, instead of a warning header."));
        add(several("--boot", "SIZE=TIME", BootOption.class, BootOption::of)
                .splitRegex(",")
                .description("How long servers boot, default standard=10s,premium=2m."));
        add(single("--time", "real|virtual", TimeOption.class, "real", TimeOption::of)
                .description("real, the default, is the machine's clock; virtual stands still until it is moved."));
        add(single("--region", "NAME", Region.class, "westus2", RegionOption::of)
                .description("The region of addresses that name none, default westus2. All ten are served."));
        add(several("--account", "ID:KEY", AccountOption.class, AccountOption::of)
                .arity("1..*")
                .description("Accounts to know in place of the emulator's own; the first is the one that is told."));
        add(flag("--json")
                .description("Print one JSON object as the first line: url, sts, regions, accountId, accountKey, pid,"
                        + " and with --tls certificate (a PEM file to trust)."));
        add(flag("-h", "--help").usageHelp(true).description("Show this help message and exit."));
        add(flag("-V", "--version").versionHelp(true).description("Print version information and exit."));
    }

    private void describe() {
        spec.name(EmulatorCommand.NAME).versionProvider(new Version());
        spec.usageMessage()
                .description("Serves an emulator of Azure Remote Rendering on 127.0.0.1 until Ctrl-C or SIGTERM.")
                .sortOptions(false)
                .abbreviateSynopsis(true)
                .footer(
                        "",
                        "Ctrl-C and SIGTERM let open requests end first, for ten seconds at most.",
                        "Exit codes: 2 wrong usage, or the port cannot be had; 130 after Ctrl-C, 143 after SIGTERM.");
    }

    private void add(OptionSpec.Builder option) {
        spec.addOption(option.build());
    }

    private static OptionSpec.Builder flag(String... names) {
        return OptionSpec.builder(names[0], names).type(boolean.class);
    }

    private static <T> OptionSpec.Builder single(
            String name, String label, Class<T> type, String unlessGiven, ITypeConverter<T> converter) {
        return OptionSpec.builder(name)
                .paramLabel(label)
                .type(type)
                .converters(converter)
                .defaultValue(unlessGiven);
    }

    private static <T> OptionSpec.Builder several(
            String name, String label, Class<T> type, ITypeConverter<T> converter) {
        return OptionSpec.builder(name)
                .paramLabel(label)
                .type(List.class)
                .auxiliaryTypes(type)
                .converters(converter)
                .initialValue(List.of());
    }

    int port() {
        return this.<Integer>value("--port");
    }

    boolean tls() {
        return this.<Boolean>value("--tls");
    }

    boolean strict() {
        return this.<Boolean>value("--strict");
    }

    List<BootOption> boots() {
        return value("--boot");
    }

    TimeOption time() {
        return value("--time");
    }

    Region region() {
        return value("--region");
    }

    List<AccountOption> accounts() {
        return value("--account");
    }

    boolean json() {
        return this.<Boolean>value("--json");
    }

    private <T> T value(String name) {
        return spec.findOption(name).getValue();
    }
}
