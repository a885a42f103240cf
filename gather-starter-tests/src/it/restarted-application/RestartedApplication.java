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

package com.example.restarted;

import io.github.gatherspring.client.GatherClient;
import io.github.gatherspring.listener.GatherEventListener;
import io.github.gatherspring.proto.PlayerChats;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/**
 * Says which version of it runs. Tests compile it several times.
 */
@SpringBootApplication
public class RestartedApplication {

	public static void main(String[] args) {
		SpringApplication.run(RestartedApplication.class, args);
	}

	@Bean
	Speaker speaker(GatherClient gather) {
		return new Speaker(gather);
	}

	static class Speaker {

		private final GatherClient gather;

		Speaker(GatherClient gather) {
			this.gather = gather;
		}

		@GatherEventListener(condition = "#chat.contents.startsWith('which')")
		void answer(PlayerChats chat) {
			long timers = Thread.getAllStackTraces()
				.keySet()
				.stream()
				.filter((thread) -> thread.getName().startsWith("gather-timer"))
				.count();
			this.gather.chatTo(chat.getSenderId(), "@version@ with " + timers + " timer: " + chat.getContents());
		}

	}

}
