package dev.arrshell.internal.cli.conversion;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.arrshell.conversion.ConversionProperties;
import dev.arrshell.conversion.ConversionStatus;
import dev.arrshell.emulator.ArrEmulator;
import dev.arrshell.emulator.ConversionProfile;
import dev.arrshell.internal.cli.Main;
import dev.arrshell.internal.cli.console.CliConsole;
import dev.arrshell.internal.config.value.Environment;
import dev.arrshell.model.Operation;
import dev.arrshell.model.Region;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code arr conversion} in this process. */
final class ConversionCommandTest {

    private static final String MODELS = "https://mine.blob.core.windows.net/models";
    private static final String CONVERTED = "https://mine.blob.core.windows.net/converted";
    private static final String READ = "sv=2020-08-04&sp=rl&sig=aB3%2Fd%2B9012345%3D";
    private static final String WRITE = "sv=2020-08-04&sp=w&sig=xY3%2Fd%2B9012345%3D";

    @TempDir
    Path home;

    private final ArrEmulator server = ArrEmulator.builder()
            .conversions(ConversionProfile.fixed(Duration.ZERO))
            .start();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Map<String, String> environment = new HashMap<>(Map.of(
            "ARR_API_VERSION", "2021-01-01",
            "ARR_ENDPOINT", server.endpoint(Region.parse("westus2")).toString(),
            "ARR_STS", server.sts().toString(),
            "ARR_ACCOUNT_ID", ArrEmulator.ACCOUNT_ID.value(),
            "ARR_ACCOUNT_KEY", ArrEmulator.ACCOUNT_KEY.revealTo(key -> key)));

    @AfterEach
    void close() {
        server.close();
    }

    private int arr(String... words) {
        environment.put("ARR_HOME", home.toString());
        var console = new CliConsole(
                new ByteArrayInputStream(new byte[0]),
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8),
                Environment.of(environment),
                false);
        return Main.run(console, words);
    }

    private int start(String... more) {
        List<String> words = new ArrayList<>(List.of(
                "conversion",
                "start",
                "--input-container",
                MODELS,
                "--asset",
                "robot.fbx",
                "--output-container",
                CONVERTED));
        words.addAll(List.of(more));
        return arr(words.toArray(String[]::new));
    }

    private String out() {
        return out.toString(UTF_8);
    }

    private String err() {
        return err.toString(UTF_8);
    }

    private ConversionProperties only() {
        assertThat(server.conversions().list()).hasSize(1);
        return server.conversions().list().get(0);
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(home.resolve(name), text).toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1", "2021-01-01"})
    void startsAConversionAndShowsIt(String version) {
        environment.put("ARR_API_VERSION", version);

        assertThat(start("--wait")).as(err()).isZero();

        assertThat(out()).startsWith("Conversion " + only().id() + "  Succe").doesNotContain("not looked at");
        assertThat(only().inputAsset()).contains("robot.fbx");
        assertThat(err()).isEmpty();
    }

    @Test
    void sendsEachOption() {
        String[] more = {
            "--id", "robot-1", "--input-folder", "robots", "--output-folder", "out", "--output-file", "r.arrAsset"
        };

        assertThat(start(more)).as(err()).isZero();

        assertThat(only().id().value()).isEqualTo("robot-1");
        assertThat(only().inputAsset()).contains("robots/robot.fbx");
        assertThat(only().outputAsset()).contains(URI.create(CONVERTED + "/out/r.arrAsset"));
    }

    @Test
    void takesWhatIsNotGivenFromTheConfiguration() throws IOException {
        file("config.toml", """
                conversion_storage_account = "mine"
                conversion_input_container = "models"
                conversion_output_container = "converted"
                conversion_input_folder = "robots"
                conversion_input_asset = "crane.fbx"
                conversion_output_folder = "out"
                conversion_output_file = "c.arrAsset"
                """);

        assertThat(arr("conversion", "start", "--output-file", "d.arrAsset"))
                .as(err())
                .isZero();

        assertThat(only().inputAsset()).contains("robots/crane.fbx");
        assertThat(only().outputAsset()).contains(URI.create(CONVERTED + "/out/d.arrAsset"));
        assertThat(server.requests(Operation.CONVERSION_CREATE).last().requestBody())
                .contains("\"" + MODELS + "\"");
    }

    @Test
    void givesSignaturesFromFilesAndFromTheEnvironmentAndPrintsNone() throws IOException {
        server.conversions().unlinked(URI.create(MODELS));
        server.conversions().unlinked(URI.create(CONVERTED));
        environment.put("ARR_OUTPUT_SAS", "?" + WRITE);

        assertThat(start()).as(err()).isEqualTo(3);
        assertThat(err()).contains("--input-sas-file and --output-sas-file");
        assertThat(start("--verbose", "--input-sas-file", file("sas", READ + "\n")))
                .as(err())
                .isZero();

        assertThat(server.requests(Operation.CONVERSION_CREATE).last().requestBody())
                .contains("storageContainerReadListSas", "storageContainerWriteSas");
        assertThat(out() + err() + server.journal()).doesNotContain("aB3").doesNotContain("xY3");
        assertThat(err()).contains("PUT").contains("\"storageContainerWriteSas\":\"****\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "start --asset a --output-container https://a/b                    | --input-container is missing; it can also be set as ARR_CONVERSION_STORAGE_ACCOUNT",
                "start --input-container https://a/b --output-container https://a/b | --asset is missing; it can also be set as ARR_CONVERSION_INPUT_ASSET",
                "start --input-container https://a/b --asset a                     | --output-container is missing",
                "start --input-container a --asset a --output-container https://a/b | a container is an address such as",
                "start --input-container https://a/b --asset a --output-container https://a/b --output-file a.glb | --output-file robot.arrAsset",
                "start --input-container https://a/b --asset a --output-container https://a/b --id x --api-version v1 | --id needs --api-version 2021-01-01",
                "start --input-container https://a/b --asset a --output-container https://a/b --input-sas-file none | --input-sas-file: there is no file",
                "start --input-sas sv=1                                            | did you mean --input-sas-file",
                "get                                                               | the conversion's id is missing: arr conversion list",
                "get a --id b                                                      | two conversions are named: a and b",
                "wait a/b                                                          | conversion id 'a/b' is not valid",
                "list --api-version v1                                             | use --api-version 2021-01-01, or arr conversion get ID",
                "stop                                                              | stop",
                "''                                                                | a command is missing: start, get, list or wait"
            })
    void refusesWrongUseBeforeAnythingIsSent(String words, String message) {
        assertThat(arr(("conversion " + words).strip().split(" +"))).as(err()).isEqualTo(2);

        assertThat(err()).contains(message).doesNotContain("client.");
        assertThat(server.requests(Operation.CONVERSION_CREATE).size()).isZero();
    }

    @Test
    void aFileThatHoldsNoSignatureIsNotQuoted() throws IOException {
        assertThat(start("--input-sas-file", file("sas", "two words"))).isEqualTo(2);

        assertThat(err()).contains("must hold the secret alone").doesNotContain("two words");
    }

    @Test
    void aConversionThatFailedEndsWithTheServicesWords() {
        server.conversions().run(ConversionProfile.failing("NoMesh", "there is no mesh", Duration.ZERO));

        assertThat(start("--id", "r", "--wait")).isEqualTo(5);
        assertThat(out()).isEmpty();
        assertThat(err())
                .contains("conversion r has failed: there is no mesh. Start another one: arr conversion start");

        assertThat(arr("conversion", "get", "r", "--output", "json")).isZero();
        assertThat(out())
                .contains("\"status\": \"Failed\"", "\"message\": \"there is no mesh\"", "\"errorCode\": \"NoMesh\"");
        assertThat(arr("conversion", "get", "r", "--wait")).isEqualTo(5);
        assertThat(arr("conversion", "wait", "--id", "r")).isEqualTo(5);
    }

    @Test
    void oneThatIsNotThereEndsWith4() {
        assertThat(arr("conversion", "get", "none")).isEqualTo(4);
        assertThat(err()).contains("there is no conversion none");
    }

    @Test
    void aWaitThatIsTooShortSaysThatItGoesOn() {
        server.conversions().run(ConversionProfile.never());

        assertThat(start("--id", "r", "--wait", "--timeout", "1s")).isEqualTo(6);
        assertThat(err()).contains("goes on: arr conversion wait r");
        assertThat(only().status()).isEqualTo(ConversionStatus.NOT_STARTED);
    }

    @Test
    void oneThatCannotBeLookedAtIsNamed() {
        server.on(Operation.CONVERSION_GET).respond(403);

        assertThat(start("--id", "r")).isEqualTo(3);
        assertThat(err()).contains("arr: started conversion r");
    }

    @Test
    void listsAllInEveryForm() {
        assertThat(arr("conversion", "list")).as(err()).isZero();
        assertThat(out()).isEmpty();
        assertThat(err()).contains("no conversions");

        assertThat(start("--id", "a") + start("--id", "b")).isZero();
        out.reset();
        assertThat(arr("conversion", "list", "--output", "id")).isZero();
        assertThat(out().lines()).containsExactly("a", "b");
        assertThat(arr("conversion", "list")).isZero();
        assertThat(out()).contains("Succeeded  robot.fbx").contains("2 conversions");
        assertThat(arr("conversion", "list", "--output", "csv")).isZero();
        assertThat(out()).contains("id,status,input,output,creationTime,message,errorCode,seenAt");
    }

    @Test
    void withoutAServiceAnEmulatorAnswersOnVirtualTime() {
        environment.clear();

        assertThat(start("--wait")).as(err()).isZero();

        assertThat(out()).contains("Success");
        assertThat(err()).contains("conversion ").contains(" Running after ").contains("on virtual time");
    }
}
