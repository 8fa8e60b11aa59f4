package sample;

import static dev.arrshell.model.Operation.CREATE;
import static dev.arrshell.model.Operation.STOP;
import static dev.arrshell.model.SessionSize.PREMIUM;
import static dev.arrshell.time.Durations.hours;

import dev.arrshell.emulator.ArrEmulator;
import java.util.List;

public class ModularCaller {

    public static void main(String[] arguments) {
        try (ArrEmulator emulator = ArrEmulator.start()) {
            var ready = emulator.client().session().size(PREMIUM).lease(hours(4)).start().awaitReady();
            System.out.println(ready.status() + " in " + ArrEmulator.class.getModule());
            ready.stop();
            System.out.println(List.of(CREATE, STOP).stream()
                    .filter(operation -> emulator.requests(operation).size() == 1)
                    .toList());
        }
    }
}
