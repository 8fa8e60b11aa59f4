package dev.arrshell.internal.service.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.arrshell.emulator.ArrEmulator;
import dev.arrshell.emulator.ArrEmulatorBuilder;
import dev.arrshell.internal.service.RenderingService;
import dev.arrshell.internal.service.ServiceSettings;
import dev.arrshell.internal.service.binding.HttpBinding;
import dev.arrshell.internal.service.rest.RestOptions;
import dev.arrshell.internal.service.storage.PersistentState;
import dev.arrshell.model.AccountId;
import dev.arrshell.model.AccountKey;
import dev.arrshell.model.Operation;
import dev.arrshell.model.Region;
import dev.arrshell.model.SessionId;
import dev.arrshell.model.SessionSize;
import dev.arrshell.server.ServerAddress;
import dev.arrshell.testing.Browser;
import dev.arrshell.testing.RawClient;
import dev.arrshell.time.VirtualClock;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/** The page below {@code /__arr/} in a browser. */
@Tag("long")
@Timeout(120)
final class AdminPageIT {

    private static final String ROW = "#current tr";
    private static final String ENDED = "#ended tr";

    private static Browser browser;

    @TempDir
    Path temp;

    private ArrEmulator emulator;
    private RawClient client;

    @BeforeAll
    static void startBrowser() {
        assumeTrue(Browser.isInstalled(), Browser.HOW_TO_INSTALL);
        browser = Browser.start();
    }

    @AfterAll
    static void endBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    @AfterEach
    void endEmulator() {
        if (emulator != null) {
            emulator.close();
        }
    }

    private void open(ArrEmulatorBuilder builder) {
        emulator = builder.boot(SessionSize.STANDARD, Duration.ofSeconds(10))
                .onWarning(warning -> {})
                .start();
        client = RawClient.of(emulator);
        browser.open(page());
    }

    private void openVirtual() {
        open(ArrEmulator.builder().time(new VirtualClock()));
        browser.awaitText("#none", "There are no sessions.");
    }

    private URI page() {
        return URI.create(emulator.uri() + "/__arr/");
    }

    private void create(String id, int minutes, String size) {
        create(client, ArrEmulator.ACCOUNT_ID, id, minutes, size);
    }

    private static void create(RawClient client, AccountId account, String id, int minutes, String size) {
        String body = "{\"maxLeaseTimeMinutes\":" + minutes + ",\"size\":\"" + size + "\"}";
        String path = "/accounts/" + account + "/sessions/" + id + "?api-version=2021-01-01";
        assertThat(client.raw("PUT", path, body).statusCode()).isEqualTo(201);
    }

    private void createReady(String id) {
        create(id, 60, "Standard");
        emulator.clock().advance(Duration.ofSeconds(10));
        browser.awaitText(ROW, "Ready\n");
    }

    private String lease(String id) {
        return emulator.sessions().stream()
                .filter(session -> session.id().equals(SessionId.parse(id)))
                .findFirst()
                .orElseThrow()
                .maxLeaseTime()
                .toString();
    }

    private static double left() {
        return ((Number) browser.eval("document.querySelector('#current progress').value")).doubleValue();
    }

    @Test
    void aSessionAppearsAndChangesWithoutAReload() {
        openVirtual();
        browser.eval("window.isSamePage = true");

        create("hall-1", 90, "Premium");
        browser.awaitText(ROW, "hall-1");
        assertThat(browser.text(ROW)).contains("Premium, westus2", "Starting", "1 h 30 min from when it is Ready");

        emulator.clock().advance(Duration.ofMinutes(2));
        browser.awaitText(ROW, "Ready\n");
        assertThat(browser.text(ROW)).contains("1 h 30 min left of 1 h 30 min", ".mixedreality.azure.com:");
        assertThat(browser.text("#said")).isEqualTo("hall-1 is Ready.");

        emulator.session(SessionId.parse("hall-1")).fail("GPU lost");
        browser.awaitText(ENDED, "GPU lost");
        assertThat(browser.text(ENDED)).contains("hall-1", "Error");
        assertThat(browser.text(ROW)).isEmpty();
        assertThat(browser.eval("window.isSamePage")).isEqualTo(true);
    }

    @Test
    void theBarCountsDownAlsoWhereTheServiceIsNotReachedAndThePageGoesOnWhenItIsBack() {
        open(ArrEmulator.builder().realTime().boot(SessionSize.PREMIUM, Duration.ZERO));
        create("one", 60, "Premium");
        browser.awaitText(ROW, "59 min");
        assertThat(browser.find("#clock-form").isDisplayed()).isFalse();
        double before = left();
        browser.await("the bar is shorter", () -> left() < before - 1);

        int port = emulator.uri().getPort();
        emulator.close();
        browser.awaitText("#unreached", "The service is not reached since ");
        double meanwhile = left();
        browser.await("the bar is shorter without the service", () -> left() < meanwhile - 1);

        emulator = ArrEmulator.builder().realTime().port(port).start();
        client = RawClient.of(emulator);
        browser.await("the message is gone", () -> browser.text("#unreached").isEmpty());
        assertThat(browser.text("#said")).isEqualTo("The service is reached again.");
        assertThat(browser.text("#none")).startsWith("There are no sessions.");

        create("two", 60, "Premium");
        browser.awaitText(ROW, "two");
    }

    @Test
    void extendAsksHowMuchMoreAndSendsTheTotal() {
        openVirtual();
        createReady("one");

        browser.find(ROW + " .extend").click();
        browser.find("#more").clear();
        browser.find("#more").sendKeys("45");
        browser.awaitText("#extend-total", "The lease is then 1 h 45 min in all.");
        browser.find("#extend .main").click();

        browser.awaitText(ROW, "1 h 45 min left of 1 h 45 min");
        assertThat(lease("one")).isEqualTo("PT1H45M");
    }

    @Test
    void whatTheServiceRefusesIsToldInItsWords() {
        openVirtual();
        createReady("one");

        browser.find(ROW + " .extend").click();
        browser.find("#more").clear();
        browser.find("#more").sendKeys("1381");
        browser.find("#extend .main").click();
        browser.awaitText(
                "#extend-problem", "The service refused: The lease value 'PT86460S' cannot be over 24 hours.");
        browser.find("#more").clear();
        browser.find("#more").sendKeys("30");
        emulator.session(SessionId.parse("one")).stop();
        browser.find("#extend .main").click();
        browser.awaitText("#extend-problem", "Stopped");
        assertThat(lease("one")).isEqualTo("PT1H");

        browser.find("#extend .close").click();
        assertThat(browser.eval("document.getElementById('extend').open")).isEqualTo(false);
        assertThat(browser.eval("refusal({status: 401, headers: new Headers()}, '')"))
                .asString()
                .contains("ssh tunnel");
    }

    @Test
    void stopAsksOnce() {
        openVirtual();
        createReady("one");

        browser.find(ROW + " .stop").click();
        browser.find("#stop .close").click();
        assertThat(browser.text(ROW)).contains("Ready");

        browser.find(ROW + " .stop").click();
        browser.find("#stop .main").click();
        browser.awaitText(ENDED, "Stopped");
        emulator.verify(Operation.STOP).never();
    }

    @Test
    void theClockIsAdvancedUntilALeaseEnds() {
        openVirtual();
        createReady("one");

        browser.find("#amount").clear();
        browser.find("#amount").sendKeys("1");
        browser.find("#unit").sendKeys("hours");
        browser.find("#clock-form button").click();

        browser.awaitText(ENDED, "Expired");
        browser.awaitText("#clock-now", "2019-05-09 17:18:00 UTC");
        assertThat(browser.text("#said")).contains("one is Expired");
    }

    @Test
    void faultsAreListedAndCleared() {
        openVirtual();
        emulator.on(Operation.CREATE).respond(503).times(2);
        emulator.on(Operation.LIST).garbage();

        browser.find("#faults summary").click();
        browser.awaitText("#fault-list", "1: create: respond 503, times 2; applied 0 times");
        browser.find("#fault-list button").click();
        browser.await("one is left", () -> !browser.text("#fault-list").contains("create"));
        assertThat(browser.text("#fault-list")).contains("2: list: garbage true");
        browser.find("#clear-faults").click();
        browser.awaitText("#no-faults", "None is set.");
        assertThat(emulator.unusedFaults()).isEmpty();
    }

    @Test
    void theLastRequestsAreListedAndThePagesOwnAreNotAmongThem() {
        openVirtual();
        browser.find("#requests summary").click();
        create("one", 60, "Standard");

        browser.awaitText("#request-list tr", "PUT");
        assertThat(browser.text("#request-list tr")).contains("create", "/sessions/one", "201");
        assertThat(emulator.journal()).hasSize(2);
    }

    @Test
    void theAddressIsCopied() {
        openVirtual();
        createReady("one");
        browser.allowClipboard();

        browser.find(ROW + " .copy").click();
        browser.awaitText("#said", "Copied: ");

        assertThat(browser.eval("navigator.clipboard.readText()")).isEqualTo(browser.text(ROW + " .address"));
    }

    private static String focused() {
        return (String) browser.eval("document.activeElement.getAttribute('aria-label') || document.activeElement.id"
                + " || document.activeElement.textContent");
    }

    private static void tabTo(String name) {
        for (int i = 0; i < 40; i++) {
            browser.press(Keys.TAB);
            if (focused().equals(name)) {
                assertThat(browser.eval("getComputedStyle(document.activeElement).outlineStyle"))
                        .isEqualTo("solid");
                return;
            }
        }
        throw new AssertionError("Tab does not come to " + name);
    }

    @Test
    void theKeyboardIsEnough() {
        openVirtual();
        createReady("one");

        tabTo("Extend one");
        browser.press(Keys.ENTER);
        assertThat(focused()).isEqualTo("more");
        browser.chord(Keys.CONTROL, "a");
        browser.press("60", Keys.ENTER);
        browser.awaitText(ROW, "2 h left of 2 h");
        browser.await("the focus is back", () -> focused().equals("Extend one"));

        tabTo("Stop one");
        browser.press(Keys.SPACE);
        assertThat(focused()).isEqualTo("Keep it");
        browser.press(Keys.ESCAPE);
        browser.await("the focus is back", () -> focused().equals("Stop one"));
        assertThat(browser.text(ROW)).contains("Ready");

        browser.press(Keys.SPACE);
        browser.chord(Keys.SHIFT, Keys.TAB);
        assertThat(focused()).isEqualTo("Stop it");
        browser.press(Keys.ENTER);
        browser.awaitText(ENDED, "Stopped");
        browser.await("the focus stays in the row", () -> focused().equals("Log one"));

        browser.press(Keys.ENTER);
        browser.awaitText("#log-note", "A simulated server prints nothing.");
        assertThat(focused()).isEqualTo("log-text");
        browser.press(Keys.ESCAPE);
        assertThat(browser.find("#log").isDisplayed()).isFalse();
        assertThat(focused()).isEqualTo("Log one");
    }

    @Test
    void everyControlHasANameAndChangesAreTold() {
        openVirtual();
        createReady("one");

        assertThat(browser.eval("[...document.querySelectorAll('button, input, select, progress, pre, table, dialog')]"
                        + ".filter(e => !(e.getAttribute('aria-label') || e.getAttribute('aria-labelledby')"
                        + " || (e.labels && e.labels.length) || (e.tagName === 'BUTTON' && e.textContent.trim())))"
                        + ".map(e => e.outerHTML)"))
                .isEqualTo(List.of());
        assertThat(browser.find("#said").getAttribute("aria-live")).isEqualTo("polite");
        assertThat(browser.find("#unreached").getAttribute("role")).isEqualTo("alert");
        assertThat(browser.eval("[...document.querySelectorAll('[id]')].length === new Set([...document"
                        + ".querySelectorAll('[id]')].map(e => e.id)).size"))
                .isEqualTo(true);
    }

    @Test
    void nothingIsLoadedFromElsewhereAndNothingIsKept() {
        openVirtual();
        createReady("one");

        assertThat(browser.requested())
                .isNotEmpty()
                .allMatch(url -> url.startsWith(emulator.uri() + "/__arr/") || url.equals("data:,"));
        assertThat(browser.console()).isEmpty();
        assertThat(browser.eval("document.cookie + localStorage.length + sessionStorage.length"))
                .isEqualTo("00");
    }

    @Test
    void noScriptButItsOwnRuns() {
        openVirtual();

        browser.eval("(() => { const s = document.createElement('p'); document.body.append(s);"
                + " try { s.innerHTML = '<img src=x onerror=ran()>'; } catch (e) { window.why = e.name; } })()");
        assertThat(browser.eval("window.why")).isEqualTo("TypeError");
        assertThat(browser.console()).anyMatch(line -> line.contains("TrustedHTML"));
    }

    /** The message comes from the service; the rest is put where the page's script has the service's answer. */
    @Test
    void hostileTextsAreShownAsTheyAre() {
        String hostile = "<img src=x onerror=\"window.ran=1\"><script>window.ran=1</script>";
        openVirtual();
        createReady("one");
        emulator.session(SessionId.parse("one")).fail(hostile);

        browser.awaitText(ENDED + " .message", hostile);

        browser.eval(
                "(text => { show({now: '2019-05-09T16:17:50Z', virtual: true, simulated: true, leftOut: 0, sessions:"
                        + " [{id: text, account: text, region: text, size: text, status: text, message: text, hostname:"
                        + " text, handshakePort: 1, inspectorPort: 2, leaseSeconds: 60, elapsedSeconds: 0}]});"
                        + " window.show = () => {}; })(arguments[0])",
                hostile);
        for (String part : List.of(".id", ".kind", ".status", ".message")) {
            assertThat(browser.eval("document.querySelector('#ended " + part + "').textContent"))
                    .asString()
                    .contains(hostile);
        }
        assertThat(browser.eval("document.querySelectorAll('main img, main script').length"))
                .isEqualTo(0L);
        assertThat(browser.eval("window.ran")).isNull();
    }

    private static final String CONTRAST = """
            (() => {
              const light = color => color.match(/\\d+/g).slice(0, 3).map(Number).map(v => v / 255)
                  .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
                  .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
              const ground = node => {
                const color = getComputedStyle(node).backgroundColor;
                return color === 'rgba(0, 0, 0, 0)' ? ground(node.parentElement) : color;
              };
              return [...document.querySelectorAll('body *')].filter(node => node.offsetParent && node.textContent.trim())
                  .map(node => {
                    const [a, b] = [light(getComputedStyle(node).color), light(ground(node))].sort();
                    return [(Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05), node.outerHTML];
                  })
                  .filter(([contrast]) => contrast < 4.5).map(String);
            })()""";

    @Test
    void darkAndLightAreBothEasyToRead() {
        openVirtual();
        createReady("one");
        create("two", 60, "Premium");
        create("three", 60, "Premium");
        emulator.session(SessionId.parse("three")).fail("GPU lost");
        browser.awaitText(ENDED, "GPU lost");
        Supplier<Object> colour = () -> browser.eval("getComputedStyle(document.body).backgroundColor");

        Object light = colour.get();
        assertThat(browser.eval(CONTRAST)).isEqualTo(List.of());
        browser.scheme("dark");
        assertThat(colour.get()).isNotEqualTo(light);
        assertThat(browser.eval(CONTRAST)).isEqualTo(List.of());
    }

    @ParameterizedTest
    @ValueSource(ints = {320, 400, 760, 1100})
    void nothingIsOutsideOfAWindow(int width) {
        openVirtual();
        createReady("x".repeat(100));
        create("two", 1440, "Premium");
        create("three", 60, "Premium");
        emulator.session(SessionId.parse("three")).fail("no-space-" + "y".repeat(200));
        browser.find("#faults summary").click();
        browser.find("#requests summary").click();
        browser.awaitText("#request-list", "PUT");
        browser.awaitText(ENDED, "no-space");

        browser.size(width, 800);

        assertThat(browser.eval("document.documentElement.scrollWidth")).isEqualTo((long) width);
        assertThat(browser.eval("[...document.querySelectorAll('button, input, select')].filter(e => e.offsetParent)"
                        + ".filter(e => { const r = e.getBoundingClientRect(); return r.left < 0 || r.right >"
                        + " innerWidth; }).map(e => e.outerHTML)"))
                .isEqualTo(List.of());
        browser.find(ROW + " .extend").click();
        assertThat(browser.eval("document.getElementById('extend').getBoundingClientRect().right <= innerWidth"))
                .isEqualTo(true);
    }

    @Test
    void sessionsOfTheSameIdOfTwoAccountsHaveARowEach() {
        AccountId other = AccountId.parse("22222222-2222-2222-2222-222222222222");
        AccountKey key = AccountKey.parse("YW5vdGhlcg==");
        open(ArrEmulator.builder().time(new VirtualClock()).account(other, key));
        create("same", 60, "Standard");
        create(RawClient.of(emulator, other, key), other, "same", 60, "Premium");
        browser.awaitText("#count", "2 are running");

        for (String size : List.of("Premium", "Standard")) {
            assertThat(browser.text(ROW)).contains(size);
            browser.find(ROW + " .stop").click();
            browser.find("#stop .main").click();
            browser.awaitText("#ended", size);
        }
    }

    @Test
    void theLogOfARealServerIsFollowedAndNothingSimulatedIsShown() {
        PrintingProvider provider = new PrintingProvider();
        RenderingService service =
                new RenderingService(settings(), PersistentState.open(temp), provider, warning -> {});
        HttpBinding binding = new HttpBinding(service, InetAddress.getLoopbackAddress(), 0, Optional.empty());
        try {
            browser.open(URI.create(binding.uri() + "/__arr/"));
            RawClient real = ArrEmulator.ACCOUNT_KEY.revealTo(
                    key -> RawClient.of(binding.uri(), ArrEmulator.ACCOUNT_ID.value(), key));
            create(real, ArrEmulator.ACCOUNT_ID, "one", 60, "Standard");
            provider.print("listens on port 50000\n<b>not bold</b>\n");
            provider.ready(new ServerAddress("render01.example.org", 50000, 50001));
            browser.awaitText(ROW, "render01.example.org:50000");
            assertThat(browser.find("#simulated").isDisplayed()).isFalse();

            browser.find(ROW + " .log").click();
            browser.awaitText("#log-text", "listens on port 50000\n<b>not bold</b>");
            provider.print("a client has come\n");
            browser.awaitText("#log-text", "a client has come");
            assertThat(browser.eval("document.getElementById('log-text').textContent"))
                    .isEqualTo("listens on port 50000\n<b>not bold</b>\na client has come\n");
            assertThat(browser.text("#log-note")).isEqualTo("It follows what the server prints.");

            provider.print("\u001b[31mred\u001b[0m " + "0123456789\n".repeat(200));
            browser.awaitText("#log-text", "red 0123456789");
            browser.await(
                    "the end is in view",
                    () -> (boolean) browser.eval("(box => box.scrollHeight - box.scrollTop - box.clientHeight < 2)"
                            + "(document.getElementById('log-text'))"));
            browser.find("#log-close").click();
            assertThat(browser.find("#log").isDisplayed()).isFalse();
        } finally {
            binding.close(Duration.ZERO);
            service.close();
        }
    }

    private static ServiceSettings settings() {
        return new ServiceSettings(
                new VirtualClock(),
                InetAddress.getLoopbackAddress(),
                0,
                Map.of(ArrEmulator.ACCOUNT_ID, ArrEmulator.ACCOUNT_KEY),
                Region.DEFAULT,
                Map.of(),
                Optional.empty(),
                RestOptions.DEFAULT,
                false,
                false);
    }

    /** The README has a copy of it: src/docs/pictures/page.png. */
    @Test
    void aPictureIsTaken() throws IOException {
        openVirtual();
        create("atrium-model", 60, "Standard");
        create("bridge-review", 240, "Premium");
        create("night-render", 120, "Standard");
        emulator.clock().advance(Duration.ofMinutes(12));
        emulator.session(SessionId.parse("night-render")).fail("GPU lost");
        emulator.clock().advance(Duration.ofMinutes(43));
        create("town-hall", 30, "Premium");
        browser.awaitText("#count", "3 are running");
        browser.eval("document.getElementById('said').textContent = ''");
        browser.eval("document.getElementById('place').textContent = '127.0.0.1:8080'");
        browser.size(1100, 600);
        browser.size(
                1100,
                ((Number) browser.eval("document.querySelector('#clock').getBoundingClientRect().bottom")).intValue()
                        + 16);

        byte[] picture = browser.picture();

        Files.write(Path.of("target/page.png"), picture);
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture));
        assertThat(image.getWidth()).isEqualTo(1100);
        assertThat(picture).hasSizeBetween(10_000, 150_000);
    }
}
