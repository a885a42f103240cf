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

import java.util.Optional;

import io.github.gatherspring.space.GameMap;
import io.github.gatherspring.space.GatherSpace;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

class LiveControllerTests {

	@Test
	void aMapThatNoPageCanDrawIsRefusedBeforeItsTilesAreRead() {
		GameMap map = mock(GameMap.class);
		given(map.width()).willReturn(30_000);
		given(map.height()).willReturn(30_000);
		GatherSpace space = mock(GatherSpace.class);
		given(space.map("endless")).willReturn(Optional.of(map));
		LiveSources sources = mock(LiveSources.class);
		given(sources.space()).willReturn(space);
		LiveController controller = new LiveController(sources, JsonMapper.builder().build());
		assertThatExceptionOfType(ResponseStatusException.class).isThrownBy(() -> controller.map("endless"))
			.satisfies((refused) -> {
				assertThat(refused.getStatusCode()).isEqualTo(HttpStatus.CONTENT_TOO_LARGE);
				assertThat(refused.getReason()).contains("30000 by 30000");
			});
		verify(map, never()).isImpassable(anyInt(), anyInt());
	}

}
