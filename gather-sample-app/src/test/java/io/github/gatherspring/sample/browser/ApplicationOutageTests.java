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

import io.github.gatherspring.sample.SampleApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.openqa.selenium.Keys;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of a page that stays open while the application stops and starts again.
 */
@EnabledIf(value = "io.github.gatherspring.sample.browser.Browser#isInstalled", disabledReason = Browser.MISSING)
class ApplicationOutageTests {

	private static final String SILENT = "The application does not answer. Is it running?";

	@Test
	void aPageSaysThatTheApplicationIsGoneAndComesBackByItself() {
		ConfigurableApplicationContext application = start(0, 3);
		int port = application.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
		try (Browser browser = Browser.open()) {
			browser.sized(1440, 900).coloured("light").visit(port);
			application.close();
			browser.await(() -> browser.text("status-text").equals("Page offline"));
			assertThat(browser.text("veil-text")).isEqualTo(SILENT);
			browser.find("#chat-text").sendKeys("is anybody there?", Keys.ENTER);
			browser.await(() -> browser.text("chat-feedback").equals(SILENT));
			assertThat(browser.find("#chat-text").getDomProperty("value")).isEqualTo("is anybody there?");
			browser.open("presence");
			browser.await(() -> browser.text("presence-empty").equals(SILENT));
			browser.open("link");
			browser.find("#reconnect").click();
			browser.await(() -> browser.text("link-feedback").equals(SILENT));
			browser.open("actions");
			browser.await(() -> browser.text("action-form").equals(SILENT));
			browser.screenshot("application-gone");
			application = start(port, 0);
			browser.await(() -> browser.text("status-text").equals("Live"));
			browser.await(() -> browser.text("action-form").startsWith("setTextStatus"));
			browser.await(() -> browser.text("figure-people").equals("1"));
			assertThat(browser.run("return document.getElementById('veil').hidden")).isEqualTo("true");
			browser.screenshot("nobody-else");
		}
		finally {
			application.close();
		}
	}

	private static ConfigurableApplicationContext start(int port, int players) {
		return new SpringApplicationBuilder(SampleApplication.class).profiles("simulator")
			.run("--server.port=" + port, "--gather.simulator.players=" + players, "--sample.visitors.enabled=false",

					"--spring.datasource.url=jdbc:h2:mem:outage-" + players + ";DB_CLOSE_DELAY=-1");
	}

}
