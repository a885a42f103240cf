/*
 * Copyright 2026 the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

package io.github.gatherspring.sample.browser;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.stream.Stream;

import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * Chromium as Debian ships it, without a window.
 */
final class Browser implements AutoCloseable {

	static final String MISSING = "There is no Chromium here, so tests in a browser are skipped. On Debian:"
			+ " apt-get install chromium chromium-driver; elsewhere: -Dtest.chromium=… -Dtest.chromedriver=…";

	private static final Path CHROMIUM = Path.of(System.getProperty("test.chromium", "/usr/bin/chromium"));

	private static final Path DRIVER = Path.of(System.getProperty("test.chromedriver", "/usr/bin/chromedriver"));

	/** Asked before each class of tests, but said once. */
	private static final AtomicBoolean toldMissing = new AtomicBoolean();

	private final ChromeDriver driver;

	private Browser(ChromeDriver driver) {
		this.driver = driver;
	}

	static boolean isInstalled() {
		return isInstalled(CHROMIUM, DRIVER, System.out, toldMissing);
	}

	static boolean isInstalled(Path chromium, Path driver, PrintStream console, AtomicBoolean told) {
		boolean installed = Stream.of(chromium, driver).allMatch(Files::isExecutable);
		if (!installed && told.compareAndSet(false, true)) {
			console.println(MISSING);
		}
		return installed;
	}

	static Browser open() {
		LoggingPreferences logs = new LoggingPreferences();
		logs.enable(LogType.BROWSER, Level.ALL);
		ChromeOptions options = new ChromeOptions();
		options.setBinary(CHROMIUM.toFile());
		options.setCapability("goog:loggingPrefs", logs);
		options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
				"--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
				"--disable-sync", "--hide-scrollbars", "--lang=en", "--user-data-dir=" + newProfile());
		ChromeDriverService service = new ChromeDriverService.Builder().usingDriverExecutable(DRIVER.toFile()).build();
		return new Browser(new ChromeDriver(service, options));
	}

	private static Path newProfile() {
		try {
			return Files.createTempDirectory(Path.of("target").toAbsolutePath(), "chromium-");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	Browser sized(int width, int height) {
		this.driver.executeCdpCommand("Emulation.setDeviceMetricsOverride",
				Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
		return this;
	}

	Browser coloured(String scheme) {
		this.driver.executeCdpCommand("Emulation.setEmulatedMedia",
				Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
		return this;
	}

	/** Run a script in every page before the page's own. */
	Browser beforeThePage(String script) {
		this.driver.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", script));
		return this;
	}

	Browser visit(int port) {
		this.driver.get("http://localhost:" + port + "/");
		await(() -> text("status-text").equals("Live") && !attribute("map", "data-people").isEmpty());
		return this;
	}

	void reload() {
		this.driver.navigate().refresh();
	}

	/** Presses the tabulator so often and tells what then has the focus. */
	String tab(int times) {
		for (int i = 0; i < times; i++) {
			this.driver.switchTo().activeElement().sendKeys(Keys.TAB);
		}
		return run("const a = document.activeElement; return a.getAttribute('aria-label') ?? a.textContent")
			.split(",")[0];
	}

	void await(Condition condition) {
		new WebDriverWait(this.driver, Duration.ofSeconds(20)).until((driver) -> condition.isMet());
	}

	WebElement find(String css) {
		return this.driver.findElement(By.cssSelector(css));
	}

	/** Read in one go: the page may replace the elements at any time. */
	List<String> texts(String css) {
		Object texts = this.driver.executeScript(
				"return [...document.querySelectorAll(arguments[0])].map((each) => each.innerText.trim())", css);
		return (texts instanceof List<?> list) ? list.stream().map(String::valueOf).toList() : List.of();
	}

	String text(String id) {
		return run("return document.getElementById(arguments[0]).textContent", id);
	}

	String attribute(String id, String name) {
		return run("return document.getElementById(arguments[0]).getAttribute(arguments[1]) ?? ''", id, name);
	}

	String run(String script, Object... arguments) {
		return String.valueOf(this.driver.executeScript(script, arguments));
	}

	void open(String tab) {
		find("#tab-" + tab).click();
	}

	List<String> complaints() {
		return this.driver.manage()
			.logs()
			.get(LogType.BROWSER)
			.getAll()
			.stream()
			.filter((entry) -> entry.getLevel().intValue() >= Level.WARNING.intValue())
			.map(LogEntry::getMessage)
			.toList();
	}

	void screenshot(String name) {
		try {
			Path folder = Files.createDirectories(Path.of("target", "screenshots"));
			Files.write(folder.resolve(name + ".png"), this.driver.getScreenshotAs(OutputType.BYTES));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() {
		this.driver.quit();
	}

	/**
	 * Something to wait for.
	 */
	@FunctionalInterface
	interface Condition {

		boolean isMet();

	}

}
