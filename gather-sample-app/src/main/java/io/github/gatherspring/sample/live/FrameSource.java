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

import org.jspecify.annotations.Nullable;

/**
 * Makes the frames for one browser: looks at everything, remembers what the browser knows
 * and leaves out what is as before. Not safe for use by several threads.
 */
final class FrameSource {

	/** Lines of events in a frame; counts of all of them come besides. */
	private static final int EVENTS = 10;

	private static final int FRAMES_PER_TRAFFIC = 10;

	private final LiveSources sources;

	private final SpacePicture space = new SpacePicture();

	private final RecentEntries<ConnectionHistory.Entry>.Reader history;

	private final RecentEntries<ChatLog.Line>.Reader chats;

	private final EventLog.Reader events;

	private @Nullable StatusView status;

	private int frames;

	FrameSource(LiveSources sources) {
		this.sources = sources;
		this.history = sources.history().reader();
		this.chats = sources.chats().reader();
		this.events = sources.events().reader();
	}

	Frame next() {
		SpacePicture.Changes changes = this.space.compare(this.sources.space(), this.sources::arrival);
		Traffic traffic = (this.frames++ % FRAMES_PER_TRAFFIC == 0) ? this.sources.traffic() : null;
		return new Frame(status(), traffic, this.history.next(), changes.maps(), changes.players(), changes.moves(),
				changes.gone(), this.chats.next(), this.events.next(EVENTS), this.events.counts());
	}

	private @Nullable StatusView status() {
		StatusView now = this.sources.status();
		StatusView news = now.equals(this.status) ? null : now;
		this.status = now;
		return news;
	}

}
