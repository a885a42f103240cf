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

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.github.gatherspring.sample.Page;
import io.github.gatherspring.sample.SampleTest;
import io.github.gatherspring.simulator.GatherSimulator;
import io.github.gatherspring.simulator.api.PlayerView;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the page in a real browser. Screenshots go to {@code target/screenshots}.
 */
@SampleTest
@TestPropertySource(properties = { "gather.simulator.autonomous=true", "gather.simulator.players=14" })
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DirtiesContext
@EnabledIf(value = "io.github.gatherspring.sample.browser.Browser#isInstalled", disabledReason = Browser.MISSING)
class BrowserTests {

	private final Page page;

	private final GatherSimulator simulator;

	private final int port;

	private final Browser browser;

	BrowserTests(Page page, GatherSimulator simulator, @LocalServerPort int port) {
		this.page = page;
		this.simulator = simulator;
		this.port = port;
		this.browser = Browser.open();
	}

	@BeforeEach
	void visit() {
		this.page.awaitReady();
		this.browser.sized(1440, 900).coloured("dark").visit(this.port);
	}

	@AfterAll
	void close() {
		this.browser.close();
	}

	@Test
	void thePageLoadsWithoutComplaintsAndPeopleAppearAndMove() {
		assertThat(this.browser.run("return document.documentElement.dataset.theme")).isEqualTo("dark");
		assertThat(Integer.parseInt(this.browser.attribute("map", "data-people"))).isGreaterThan(5);
		this.browser.open("people");
		this.browser.await(() -> this.browser.texts("#people-rows .name").size() >= 15);
		assertThat(this.browser.texts("#people-rows .name")).anyMatch((name) -> name.startsWith("Robin"))
			.contains("Ada", "Brook");
		String before = places();
		this.browser.await(() -> !places().equals(before));
		assertThat(this.browser.complaints()).isEmpty();
	}

	@Test
	void chatGoesThereAndBack() {
		this.browser.find("#chat-text").sendKeys("hello from a browser", Keys.ENTER);
		this.browser.await(() -> this.browser.texts(".chat .mine .said").contains("hello from a browser"));
		assertThat(this.simulator.received("chat"))
			.anyMatch((chat) -> chat.action().getChat().getContents().equals("hello from a browser"));
		this.simulator.player("guest-2").says("hello back");
		this.browser.await(() -> this.browser.texts(".chat .said").contains("hello back"));
	}

	@Test
	void anActionIsSentFromItsFormAndRepeated() {
		this.browser.open("actions");
		this.browser.await(() -> !this.browser.texts("#action-form h3").isEmpty());
		assertThat(this.browser.texts("#action-name")).containsExactly("setTextStatus");
		this.browser.find("#action-form [name=textStatus]").sendKeys("set by a form");
		this.browser.find("#action-form button[type=submit]").click();
		this.browser.await(() -> this.browser.text("action-feedback").startsWith("Done in "));
		assertThat(bot().textStatus()).isEqualTo("set by a form");
		this.simulator.clearReceived();
		this.browser.find("#actions-last button").click();
		this.browser.await(() -> !this.simulator.received("setTextStatus").isEmpty());
		this.browser.screenshot("actions");
	}

	@Test
	void anActionWithANestedArgumentStartsFromItsExampleAndNamesWhatIsWrong() {
		this.browser.open("actions");
		this.browser.await(() -> !this.browser.texts("#action-form h3").isEmpty());
		choose("actions-list", "mapSetPortals");
		this.browser.find("#action-form [name=mapId]").sendKeys("rooftop");
		WebElement portals = this.browser.find("#action-form [name=portals]");
		portals.sendKeys("[ oops");
		this.browser.find("#action-form button[type=submit]").click();
		assertThat(this.browser.text("action-feedback")).startsWith("portals is no JSON");
		this.browser.find("#action-form .example").click();
		assertThat(portals.getDomProperty("value")).contains("\"targetMap\": \"\"");
		this.browser.find("#action-form button[type=submit]").click();
		this.browser.await(() -> this.browser.text("action-feedback").contains("a portal needs"));
		assertThat(this.browser.texts("#actions-last .bad")).anyMatch((line) -> line.contains("a portal needs"));
	}

	@Test
	void whoUsesTheKeyboardAloneReachesEverything() {
		this.browser.run("document.body.focus()");
		assertThat(this.browser.tab(1)).isEqualTo("Skip the map");
		assertThat(this.browser.tab(3)).isEqualTo("Map of Office");
		this.browser.find("#tab-chat").sendKeys(Keys.ARROW_RIGHT);
		assertThat(this.browser.attribute("tab-people", "aria-selected")).isEqualTo("true");
		assertThat(this.browser.attribute("pane-chat", "hidden")).isNotNull();
		this.browser.find("#tab-people").sendKeys(Keys.END);
		assertThat(this.browser.attribute("tab-link", "aria-selected")).isEqualTo("true");
		this.browser.find("#map").sendKeys("m");
		this.browser.await(() -> this.browser.attribute("map", "data-map").equals("rooftop"));
		this.browser.find("#map").sendKeys("f");
		this.browser.await(() -> this.browser.attribute("map", "data-map").equals("office-main"));
		assertThat(this.browser.run("return document.getElementById('follow').selectedOptions[0].textContent"))
			.contains("(bot)");
	}

	@Test
	void everythingThatCanBeUsedHasAName() {
		for (String tab : List.of("chat", "people", "events", "actions", "presence", "link")) {
			this.browser.open(tab);
			this.browser.await(() -> this.browser.texts("#link-facts dd").size() > 1);
		}
		assertThat(this.browser
			.run("""
					return [...document.querySelectorAll('button, input, select, textarea, canvas:not([aria-hidden]), [role]')]
						.filter((each) => !(each.getAttribute('aria-label') || each.getAttribute('aria-labelledby')
							|| each.labels?.length || each.textContent.trim() || each.getAttribute('role') === 'status'))
						.map((each) => each.outerHTML).join()"""))
			.isEmpty();
	}

	@Test
	void thePageCanBeLoadedDuringAnOutage() {
		this.simulator.faults().refuseUpgrade(503, 3);
		this.simulator.faults().dropConnection();
		this.browser.await(() -> !this.browser.text("status-text").equals("Live"));
		this.browser.reload();
		this.browser.await(() -> this.browser.text("status-text").startsWith("Waiting to reconnect"));
		assertThat(this.browser.attribute("veil", "hidden")).isEmpty();
		this.browser.find("#chat-text").sendKeys("said in the dark", Keys.ENTER);
		this.browser.await(() -> this.browser.text("status-text").equals("Live"));
		this.browser.await(() -> this.browser.texts(".chat .said").contains("said in the dark"));
	}

	@ParameterizedTest
	@ValueSource(ints = { 1440, 390 })
	void whateverPeopleWriteStaysInItsPlace(int width) {
		this.simulator.player("loud").joins("Nebuchadnezzar the very very very long".repeat(2) + " محمد 👩🏽‍🚀");
		this.simulator.player("loud").setsTextStatus("x".repeat(900)).says("W".repeat(5000));
		this.simulator.player("loud").says("line\n".repeat(300)).says("שלום עולם");
		this.browser.sized(width, 900).visit(this.port);
		this.browser.await(() -> this.browser.texts(".chat .said").contains("שלום עולם"));
		assertThat(this.browser.run("return Math.max(...[...document.querySelectorAll('.said')]"
				+ ".map((said) => said.clientHeight)) < 400"))
			.isEqualTo("true");
		this.browser.screenshot("loud-chat-" + width);
		this.browser.open("people");
		this.browser.await(() -> this.browser.texts("#people-rows .name").size() > 10);
		this.browser.find("#people-search").sendKeys("nebu");
		this.browser.await(() -> this.browser.texts("#people-rows .name").size() == 1);
		assertThat(Integer.parseInt(this.browser.run(
				"const box = document.querySelector('#pane-people .scroll'); return box.scrollWidth - box.clientWidth")))
			.isZero();
		assertThat(Integer.parseInt(this.browser.run("return document.querySelector('#people-rows tr').clientHeight")))
			.isLessThan(220);
		this.browser.screenshot("loud-people-" + width);
		this.browser.find("#people-search").sendKeys(" nobody");
		this.browser.await(() -> this.browser.text("people-empty").equals("Nobody matches."));
		assertThat(Integer.parseInt(this.browser.run("return document.documentElement.scrollWidth")))
			.isLessThanOrEqualTo(width);
		this.simulator.player("loud").leaves();
		assertThat(this.browser.complaints()).isEmpty();
	}

	@Test
	void deprecatedActionsAreHiddenUntilAskedFor() {
		this.browser.open("actions");
		this.browser.await(() -> !this.browser.texts("#actions-list option").isEmpty());
		int current = this.browser.texts("#actions-list option").size();
		this.browser.find("#actions-deprecated").click();
		assertThat(this.browser.texts("#actions-list option")).hasSize(129).hasSizeGreaterThan(current);
	}

	@Test
	void arrowKeysWalkTheBot() {
		this.page.post("/api/drive/teleport", Map.of("map", "office-main", "x", 15, "y", 20));
		this.browser.find("#map").sendKeys(Keys.ARROW_RIGHT);
		this.browser.await(() -> bot().x() == 16);
	}

	@Test
	void aClickTeleportsTheBot() {
		this.simulator.clearReceived();
		this.browser.find("#map").click();
		this.browser.await(() -> !this.simulator.received("teleport").isEmpty());
	}

	@Test
	void aBrokenConnectionAndItsReturnAreShown() {
		this.browser.open("link");
		this.browser.await(() -> !this.browser.texts("#fault-DROP").isEmpty());
		long before = losses();
		this.browser.find("#fault-OUTAGE").click();
		this.browser.await(() -> losses() > before);
		this.browser.await(() -> this.browser.texts("#history li").get(0).contains("Live")
				&& this.browser.text("status-text").equals("Live"));
		assertThat(this.browser.run("return document.getElementById('veil').hidden")).isEqualTo("true");
		this.browser.screenshot("reconnected");
	}

	@Test
	void aPlayerNamedLikeAScriptIsDrawnAsText() {
		String name = "<script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\">";
		this.simulator.player("mallory").joins(name);
		this.simulator.player("mallory").says("<b onclick=alert(1)>bold</b>");
		this.browser.await(() -> this.browser.texts(".chat .said").contains("<b onclick=alert(1)>bold</b>"));
		this.browser.open("people");
		this.browser.await(() -> this.browser.texts("#people-rows .name").contains(name));
		this.browser.open("events");
		assertThat(this.browser.run("return document.title")).startsWith("Gather for Spring");
		assertThat(this.browser
			.run("return document.querySelectorAll('#panel script, #panel img, #panel b[onclick]').length"))
			.isEqualTo("0");
		assertThat(this.browser.complaints()).isEmpty();
		this.simulator.player("mallory").leaves();
	}

	@Test
	void eventsCanBeFilteredAndPaused() {
		this.browser.open("events");
		this.browser.await(() -> this.browser.texts("#events-type option")
			.stream()
			.anyMatch((type) -> type.startsWith("PlayerMoves")));
		choose("events-type", "PlayerMoves");
		this.browser.await(() -> !this.browser.texts("#events-lines b").isEmpty());
		assertThat(this.browser.texts("#events-lines b")).containsOnly("PlayerMoves");
		assertThat(this.browser.run("return Math.max(...Chart.getChart('rate-chart').data.datasets[0].data)"))
			.isNotEqualTo("0");
		this.browser.find("#events-pause").click();
		assertThat(this.browser.attribute("events-pause", "aria-pressed")).isEqualTo("true");
		List<String> paused = this.browser.texts("#events-lines li");
		Awaitility.await().pollDelay(Duration.ofSeconds(2)).until(() -> !this.browser.text("figure-rate").equals("0"));
		assertThat(this.browser.texts("#events-lines li")).isEqualTo(paused);
		this.browser.find("#events-pause").click();
		this.browser.await(() -> !this.browser.texts("#events-lines li").equals(paused));
	}

	@Test
	void whoWasWhereIsDrawnByTheHourAndByTheMinute() {
		this.browser.open("presence");
		this.browser.await(() -> this.browser.texts("#presence-rows .name").contains("Ada"));
		assertThat(this.browser.run("return Chart.getChart('presence-chart').data.labels.length")).isEqualTo("30");
		this.browser.find("#per-hour").click();
		this.browser
			.await(() -> this.browser.run("return Chart.getChart('presence-chart').data.labels.length").equals("24"));
		assertThat(
				Integer.parseInt(this.browser.run("return Chart.getChart('presence-chart').data.datasets[0].data[23]")))
			.isGreaterThan(10);
	}

	@Test
	void onesOwnViewZoomsFollowsAndChangesTheMap() {
		this.browser.await(() -> this.browser.texts("#maps button").size() == 2);
		double whole = zoom();
		this.browser.find("#zoom-in").click();
		this.browser.await(() -> zoom() > whole);
		this.browser.find("#zoom-fit").click();
		this.browser.await(() -> zoom() == whole);
		this.browser.find("#maps button:not([aria-pressed=true])").click();
		this.browser.await(() -> this.browser.attribute("map", "data-map").equals("rooftop"));
		this.browser.open("people");
		this.simulator.player("guest-2").appearsAt("office-main", 30, 10);
		this.browser.await(() -> this.browser.texts("#people-rows .name").contains("Brook"));
		this.browser.run("[...document.querySelectorAll('#people-rows .name button')]"
				+ ".find((each) => each.textContent === 'Brook').click()");
		this.browser.await(() -> this.browser.attribute("map", "data-map").equals("office-main"));
		assertThat(this.browser.run("return document.getElementById('follow').selectedOptions[0].textContent"))
			.isEqualTo("Brook");
		assertThat(this.browser.run("return document.getElementById('chat-to').value")).isEqualTo("guest-2");
		this.browser.find("#theme").click();
		assertThat(this.browser.run("return document.documentElement.dataset.theme")).isEqualTo("light");
		this.browser.run("localStorage.clear()");
	}

	@ParameterizedTest
	@CsvSource({ "1440, 900, dark", "1440, 900, light", "390, 844, dark", "390, 844, light" })
	void thePageFitsTheScreen(int width, int height, String scheme) {
		this.browser.sized(width, height).coloured(scheme).visit(this.port);
		assertThat(Integer.parseInt(this.browser.run("return document.documentElement.scrollWidth")))
			.isLessThanOrEqualTo(width);
		assertThat(this.browser.run("return document.documentElement.dataset.theme")).isEqualTo(scheme);
		this.browser.await(() -> this.browser.texts(".chat .said").size() > 1);
		this.browser.screenshot("page-" + width + "-" + scheme);
		assertThat(this.browser.complaints()).isEmpty();
	}

	private long losses() {
		return this.browser.texts("#history li")
			.stream()
			.filter((line) -> line.contains("Waiting to reconnect"))
			.count();
	}

	private void choose(String select, String value) {
		this.browser.run("const s = document.getElementById(arguments[0]); s.value = arguments[1];"
				+ " s.dispatchEvent(new Event('change'));", select, value);
	}

	private PlayerView bot() {
		return this.simulator.space().player(this.simulator.ownerId()).orElseThrow();
	}

	private double zoom() {
		return Double.parseDouble(this.browser.attribute("map", "data-zoom"));
	}

	private String places() {
		return this.browser.texts("#people-rows td:nth-child(2)").toString();
	}

}
