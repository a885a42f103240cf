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

package io.github.gatherspring.command;

import java.util.List;

import io.github.gatherspring.client.GatherClient;
import io.github.gatherspring.event.GatherEvent;
import io.github.gatherspring.space.Player;
import org.jspecify.annotations.Nullable;

/**
 * One use of a command.
 *
 * @param command the command
 * @param event what brought it
 * @param askerId who gave it
 * @param asker that player, if known
 * @param arguments the words after the command's name
 * @param rawText the same as it was written
 * @param channel where it was given
 * @param settings how the client takes commands
 * @param conversation asks the asker back
 */
record CommandCall(Command command, GatherEvent<?> event, String askerId, @Nullable Player asker,
		List<String> arguments, String rawText, ReplyChannel channel, CommandSettings settings,
		Conversation conversation) {

	GatherClient client() {
		return this.event.client();
	}

	String usage() {
		return this.command.usage(this.settings.prefix());
	}

	/**
	 * The command as people write it.
	 */
	String shownName() {
		return this.settings.prefix() + this.command.name();
	}

}
