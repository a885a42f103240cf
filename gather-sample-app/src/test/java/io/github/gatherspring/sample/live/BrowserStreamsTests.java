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

package io.github.gatherspring.sample.live;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

class BrowserStreamsTests {

	private final BrowserStreams streams = new BrowserStreams(3);

	private static BrowserStream stream() {
		return new BrowserStream(new SseEmitter(), mock(FrameSource.class), JsonMapper.builder().build());
	}

	private List<BrowserStream> add(int count) {
		List<BrowserStream> added = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			BrowserStream stream = stream();
			assertThat(this.streams.add(stream)).isTrue();
			added.add(stream);
		}
		return added;
	}

	@Test
	void whoComesGetsThePlaceOfTheOldest() {
		List<BrowserStream> added = add(5);
		assertThat(added).extracting(BrowserStream::isClosed).containsExactly(true, true, false, false, false);
		assertThat(this.streams.size()).isEqualTo(3);
	}

	@Test
	void streamsThatAreStuckInWritingAreBoundedToo() {
		List<BrowserStream> added = add(6);
		assertThat(this.streams.add(stream())).isFalse();
		this.streams.remove(added.get(0));
		assertThat(this.streams.add(stream())).isTrue();
	}

	@Test
	void whoLeavesMakesRoom() {
		List<BrowserStream> added = add(3);
		this.streams.remove(added.get(1));
		add(1);
		assertThat(added).extracting(BrowserStream::isClosed).containsExactly(false, false, false);
	}

}
