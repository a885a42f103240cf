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

package io.github.gatherspring.doctor;

import io.github.gatherspring.client.GatherActionException;
import io.github.gatherspring.doctor.DoctorReport.Finding;
import io.github.gatherspring.proto.Chat;
import io.github.gatherspring.proto.ClientServerAction;
import org.jspecify.annotations.Nullable;

/**
 * Whether the user may chat, tried with a message that only the user reads.
 */
class ChatCheck implements Check {

	private static final String MESSAGE = "The doctor of the Gather client tried whether this user may chat.";

	@Override
	public String step() {
		return "chat";
	}

	@Override
	public Finding look(Examination examination) throws InterruptedException {
		String user = examination.status().userId();
		if (!examination.status().isReady() || user == null) {
			return Finding.skipped(step(), "the client is not ready");
		}
		if (!examination.mayChat()) {
			return Finding.skipped(step(), "not tried, since somebody would see it");
		}
		Chat.Builder chat = Chat.newBuilder().setChatRecipient(user).setContents(MESSAGE);
		examination.client().space().me().ifPresent((me) -> chat.setMapId(me.mapId()));
		Throwable failure = Answers.failureOf(examination, ClientServerAction.newBuilder().setChat(chat).build());
		return (failure == null) ? Finding.ok(step(), "the user may chat") : refused(examination, failure);
	}

	private Finding refused(Examination examination, @Nullable Throwable failure) {
		String found = examination.shown(String.valueOf((failure != null) ? failure.getMessage() : null));
		return (failure instanceof GatherActionException)
				? Finding.failed(step(), found,
						"look in the settings of the space whether its chat is on, and give the user the right to it")
				: Finding.failed(step(), found,
						"some spaces for remote work have no chat and do not answer: use the status or objects instead");
	}

}
