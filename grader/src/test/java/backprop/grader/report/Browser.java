package backprop.grader.report;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A Chromium without a window. */
final class Browser implements AutoCloseable {

  private static final Pattern REQUEST =
      Pattern.compile("\"Network\\.requestWillBeSent\".*?\"request\":\\{.*?\"url\":\"([^\"]*)\"");

  /** Finds no interface for the newest browser, and says so; none is used here. */
  private static final Logger VERSIONS =
      Logger.getLogger("org.openqa.selenium.devtools.CdpVersionFinder");

  private final ChromeDriver driver;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  /** Starts one; where there is none, the test is skipped and says so. */
  static Browser start() {
    Optional<Path> chromium = onPath("chromium", "chromium-browser", "google-chrome");
    Optional<Path> chromedriver = onPath("chromedriver");
    assumeTrue(
        chromium.isPresent() && chromedriver.isPresent(),
        "SKIPPED: no Chromium and chromedriver on the path, so nobody looks at the pages"
            + " (on Debian: apt-get install chromium chromium-driver)");
    VERSIONS.setLevel(Level.OFF);
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    logs.enable(LogType.PERFORMANCE, Level.ALL);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(chromium.get().toFile());
    // No sandbox: it doesn't start for root, and the pages are our own.
    options.addArguments(
        "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage");
    options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(chromedriver.get().toFile())
            .usingAnyFreePort()
            .build();
    return new Browser(new ChromeDriver(service, options));
  }

  private static Optional<Path> onPath(String... names) {
    return Arrays.stream(names)
        .flatMap(
            name ->
                Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                    .map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Opens a file, and forgets what other pages said and asked for. */
  void open(Path page) {
    said();
    requests();
    driver.get(page.toUri().toString());
  }

  /** Returns what has been said on the console since it was asked last. */
  List<String> said() {
    return logs(LogType.BROWSER);
  }

  /** Returns the addresses that were asked for since it was asked last. */
  List<String> requests() {
    return logs(LogType.PERFORMANCE).stream()
        .flatMap(message -> REQUEST.matcher(message).results())
        .map(match -> match.group(1))
        .toList();
  }

  private List<String> logs(String type) {
    return driver.manage().logs().get(type).getAll().stream().map(LogEntry::getMessage).toList();
  }

  String title() {
    return driver.getTitle();
  }

  WebElement find(String selector) {
    return driver.findElement(By.cssSelector(selector));
  }

  /** Returns what is seen of each element that matches. */
  List<String> texts(String selector) {
    List<?> texts =
        (List<?>)
            driver.executeScript(
                "return [...document.querySelectorAll(arguments[0])].map(one => one.innerText)",
                selector);
    return texts.stream().map(String::valueOf).toList();
  }

  /** Presses the enter key on an element, and lets the page do what it puts off. */
  void pressEnter(String selector) {
    find(selector).sendKeys(Keys.ENTER);
    driver.executeAsyncScript("setTimeout(arguments[0], 0)");
  }

  /** Returns the value of an expression. */
  Object value(String expression) {
    return driver.executeScript("return " + expression);
  }

  /**
   * Shows the page to someone else.
   *
   * @param medium screen or print
   * @param scheme light or dark
   */
  void showOn(String medium, String scheme) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of(
            "media",
            medium,
            "features",
            List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  /** Makes the page so many pixels wide, which a window may not be. */
  void width(int pixels) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", pixels, "height", 900, "deviceScaleFactor", 1, "mobile", false));
  }

  @Override
  public void close() {
    driver.quit();
  }
}
