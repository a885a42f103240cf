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

package io.github.gatherspring.sample.control;

import java.util.concurrent.CompletableFuture;

import io.github.gatherspring.client.GatherClient;

import org.springframework.util.Assert;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * Chat to everyone, the map, the people near, or one person.
 */
@RestController
class ChatController {

	private final GatherClient gather;

	ChatController(GatherClient gather) {
		this.gather = gather;
	}

	@PostMapping("/api/chat")
	CompletableFuture<Answer> chat(@RequestBody Message message) {
		Assert.hasText(message.to(), "Say to whom: 'to' is the id of a player, GLOBAL_CHAT, ROOM_CHAT or LOCAL_CHAT");
		Assert.hasText(message.text(), "Write something first");
		return Answer.to(switch (message.to()) {
			case GatherClient.EVERYONE -> this.gather.chatToEveryone(message.text());
			case GatherClient.MAP -> this.gather.chatToMap(message.text());
			case GatherClient.NEARBY -> this.gather.chatNearby(message.text());
			default -> this.gather.chatTo(message.to(), message.text());
		});
	}

	/**
	 * What to say.
	 *
	 * @param to id of a player, or one of the protocol's words for several
	 * @param text the message
	 */
	record Message(String to, String text) {
	}

}
