package dev.arrshell.emulator;

import dev.arrshell.Arr;
import dev.arrshell.ArrOptions;
import dev.arrshell.internal.service.binding.TlsIdentity;
import java.util.Optional;
import java.util.function.Consumer;

/** The way in that an emulator hands out, made when it is first asked for. Its emulator lets one thread in at a time. */
final class EmulatorClientProvider {

    private final ArrEmulator emulator;
    private final Optional<TlsIdentity> tls;
    private final Optional<ArrEmulator> host;
    private final Consumer<? super ArrOptions.Builder> additions;
    private Arr arr;

    private EmulatorClientProvider(
            ArrEmulator emulator,
            Optional<TlsIdentity> tls,
            Optional<ArrEmulator> host,
            Consumer<? super ArrOptions.Builder> additions) {
        this.emulator = emulator;
        this.tls = tls;
        this.host = host;
        this.additions = additions;
    }

    /** The way to an emulator with an address of its own. */
    static EmulatorClientProvider to(ArrEmulator emulator, Optional<TlsIdentity> tls) {
        return new EmulatorClientProvider(emulator, tls, Optional.empty(), options -> {});
    }

    /** The way to another emulator at the same address, over the same connections. */
    EmulatorClientProvider beside(ArrEmulator other, Consumer<? super ArrOptions.Builder> itsAdditions) {
        return new EmulatorClientProvider(other, tls, Optional.of(emulator), itsAdditions);
    }

    Arr arr() {
        if (arr == null) {
            ArrOptions chosen = options();
            arr = host.map(other -> other.arr().sharing(chosen)).orElseGet(() -> Arr.create(chosen));
        }
        return arr;
    }

    private ArrOptions options() {
        ArrOptions.Builder options = ArrOptions.builder()
                .sts(emulator.sts())
                .endpoints(emulator::endpoint)
                .time(emulator.time());
        tls.map(TlsIdentity::client).ifPresent(options::sslContext);
        additions.accept(options);
        return options.build();
    }

    void close() {
        if (arr != null) {
            arr.close();
        }
    }
}
