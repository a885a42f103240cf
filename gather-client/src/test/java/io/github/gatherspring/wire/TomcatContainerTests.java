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

package io.github.gatherspring.wire;

import java.time.Duration;

import io.github.gatherspring.setting.SettingNames;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * When sockets share a container.
 */
class TomcatContainerTests {

	private static final Duration LIMIT = Duration.ofSeconds(20);

	private final WireOpener opener = new WireOpener(null, null, 1024, SettingNames.OF_BUILDER);

	private static TomcatContainer container() {
		TomcatContainer container = TomcatContainer.toOpen();
		container.opened(false);
		return container;
	}

	@Test
	void socketsShareAContainerAsLongAsOneOfThemIsOpen() throws Exception {
		try (ScriptedServer server = new ScriptedServer((peer) -> peer.upgrade().readToEnd())) {
			OpenedWire one = new OpenedWire();
			OpenedWire other = new OpenedWire();
			this.opener.open(server.url("ws"), LIMIT, one);
			TomcatContainer shared = container();
			this.opener.open(server.url("ws"), LIMIT, other);
			assertThat(container()).isSameAs(shared);
			one.wire().close(1000, "");
			assertThat(container()).as("the other is open").isSameAs(shared);
			TomcatContainer hung = TomcatContainer.toOpen();
			hung.opened(true);
			assertThat(container()).as("an attempt that hangs proves nothing while another is open").isSameAs(shared);
			other.wire().close(1000, "");
		}
	}

	@Test
	void aContainerOfSocketsThatCannotEvenBeClosedIsReplacedAndThoseAreClosedAllTheSame() throws Exception {
		// Neither server ever answers the close frame, as if nobody read it.
		try (ScriptedServer server = new ScriptedServer((peer) -> peer.upgrade().readToEnd())) {
			OpenedWire one = new OpenedWire();
			this.opener.open(server.url("ws"), LIMIT, one);
			TomcatContainer left = container();
			one.wire().close(4008, "");
			TomcatContainer next = container();
			assertThat(next).isNotSameAs(left);
			await().atMost(LIMIT).until(() -> left.left().isEmpty());
			OpenedWire another = new OpenedWire();
			this.opener.open(server.url("ws"), LIMIT, another);
			another.wire().close(1000, "");
		}
	}

	@Test
	void anAttemptThatHangsWithNothingOpenLeadsToANewContainer() {
		TomcatContainer one = TomcatContainer.toOpen();
		TomcatContainer other = TomcatContainer.toOpen();
		assertThat(other).isSameAs(one);
		one.opened(true);
		TomcatContainer next = TomcatContainer.toOpen();
		assertThat(next).isNotSameAs(one);
		other.opened(false);
		TomcatContainer same = TomcatContainer.toOpen();
		assertThat(same).isSameAs(next);
		same.opened(false);
		next.opened(false);
	}

}
