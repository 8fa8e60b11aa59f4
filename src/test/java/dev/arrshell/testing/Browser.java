package dev.arrshell.testing;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.MutableCapabilities;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.remote.RemoteWebDriver;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A headless Chromium, driven by the chromedriver of the system. Nothing is downloaded. */
public final class Browser implements AutoCloseable {

    /** What to do where there is no browser. */
    public static final String HOW_TO_INSTALL =
            "no chromium or no chromedriver on the PATH: apt-get install chromium chromium-driver";

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern PORT = Pattern.compile("started successfully on port (\\d+)");

    private final Process chromedriver;
    private final URI server;
    private final RemoteWebDriver driver;

    private Browser(Process chromedriver, String chromium) throws IOException {
        this.chromedriver = chromedriver;
        server = URI.create("http://127.0.0.1:" + port(chromedriver));
        driver = new RemoteWebDriver(server.toURL(), capabilities(chromium), false);
    }

    /** Whether one can be started. */
    public static boolean isInstalled() {
        return onPath("chromium").isPresent() && onPath("chromedriver").isPresent();
    }

    /** Starts one with an empty profile. */
    public static Browser start() {
        try {
            return started(
                    new ProcessBuilder(onPath("chromedriver").orElseThrow().toString(), "--port=0")
                            .redirectErrorStream(true)
                            .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Browser started(Process chromedriver) throws IOException {
        try {
            return new Browser(chromedriver, onPath("chromium").orElseThrow().toString());
        } catch (IOException | RuntimeException | Error e) {
            chromedriver.destroy();
            throw e;
        }
    }

    private static Optional<Path> onPath(String program) {
        return Stream.of(System.getenv("PATH").split(":"))
                .map(directory -> Path.of(directory, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static String port(Process chromedriver) throws IOException {
        BufferedReader reader = chromedriver.inputReader();
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            Matcher port = PORT.matcher(line);
            if (port.find()) {
                return port.group(1);
            }
        }
        throw new AssertionError("chromedriver does not start");
    }

    private static MutableCapabilities capabilities(String chromium) {
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable("browser", Level.ALL);
        logs.enable("performance", Level.ALL);
        MutableCapabilities capabilities = new MutableCapabilities();
        capabilities.setCapability("browserName", "chrome");
        capabilities.setCapability("goog:loggingPrefs", logs);
        capabilities.setCapability(
                "goog:chromeOptions",
                Map.of(
                        "binary",
                        chromium,
                        "args",
                        List.of(
                                "--headless=new",
                                "--no-sandbox",
                                "--disable-dev-shm-usage",
                                "--disable-gpu",
                                "--hide-scrollbars",
                                "--lang=en-US",
                                "--force-device-scale-factor=1")));
        return capabilities;
    }

    /** Opens an address in a light window of a desktop's size, with empty logs. */
    public void open(URI address) {
        size(1100, 800);
        scheme("light");
        driver.get("about:blank");
        console();
        requested();
        driver.get(address.toString());
    }

    /** Sets the size of the window's content. */
    public void size(int width, int height) {
        cdp(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    /** Sets whether the user prefers {@code light} or {@code dark}. */
    public void scheme(String name) {
        cdp(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", name))));
    }

    /** Lets pages read and write the clipboard. */
    public void allowClipboard() {
        cdp(
                "Browser.grantPermissions",
                Map.of("permissions", List.of("clipboardReadWrite", "clipboardSanitizedWrite")));
    }

    /** Sends a command of the DevTools protocol, for which the driver has no method. */
    public void cdp(String command, Map<String, ?> parameters) {
        try {
            String body = JSON.writeValueAsString(Map.of("cmd", command, "params", parameters));
            HttpResponse<String> answer =
                    RawClient.send(server, "POST", "/session/" + driver.getSessionId() + "/goog/cdp/execute", body, "");
            if (answer.statusCode() != 200) {
                throw new AssertionError(command + ": " + answer.body());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first element of a CSS selector. */
    public WebElement find(String selector) {
        return driver.findElement(By.cssSelector(selector));
    }

    /** The text of the first element, as it is seen; empty if there is none. */
    public String text(String selector) {
        return driver.findElements(By.cssSelector(selector)).stream()
                .findFirst()
                .map(WebElement::getText)
                .orElse("");
    }

    /** What an expression of JavaScript is. */
    public Object eval(String expression, Object... arguments) {
        return driver.executeScript("return " + expression, arguments);
    }

    /** Waits for a condition. */
    public void await(String what, BooleanSupplier condition) {
        new WebDriverWait(driver, PATIENCE, Duration.ofMillis(50))
                .ignoring(StaleElementReferenceException.class)
                .withMessage(() -> what + ", in:\n" + text("body"))
                .until(page -> condition.getAsBoolean());
    }

    /** Waits until an element has this text in it. */
    public void awaitText(String selector, String part) {
        await(selector + " has '" + part + "'", () -> text(selector).contains(part));
    }

    /** Presses keys, one after the other, where the focus is. */
    public void press(CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    /** Presses a key while another is held. */
    public void chord(CharSequence held, CharSequence key) {
        new Actions(driver).keyDown(held).sendKeys(key).keyUp(held).perform();
    }

    /** What the console has said since it was last asked. */
    public List<String> console() {
        return driver.manage().logs().get("browser").getAll().stream()
                .map(LogEntry::getMessage)
                .toList();
    }

    /** The addresses that were requested since it was last asked. */
    public List<String> requested() {
        Pattern request = Pattern.compile("\"Network.requestWillBeSent\".*?\"request\":\\{.*?\"url\":\"([^\"]+)\"");
        return driver.manage().logs().get("performance").getAll().stream()
                .map(entry -> request.matcher(entry.getMessage()))
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .toList();
    }

    /** A picture of the window's content, a PNG. */
    public byte[] picture() {
        return driver.getScreenshotAs(OutputType.BYTES);
    }

    @Override
    public void close() {
        try {
            driver.quit();
        } finally {
            chromedriver.destroy();
        }
    }
}
