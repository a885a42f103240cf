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

package io.github.gatherspring.presence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * What is wanted of one value, what the server shows of it as far as is known, and what
 * is to be done about the difference. The keeper's lock guards it.
 */
final class Wish {

	private final PresenceField field;

	/** Values of unknown fate that are remembered; an older one counts as gone. */
	private static final int MOST_OURS = 8;

	private final Echoes echoes = new Echoes();

	private final Pause pause = new Pause();

	private final List<Applied> waiting = new ArrayList<>();

	private @Nullable Object lasting;

	private @Nullable Object passing;

	private Instant until = Instant.MAX;

	/** What this client has set and the server may show still; the newest last. */
	private final Set<Object> ours = new LinkedHashSet<>();

	/** What was shown before this client set anything. */
	private @Nullable Object before;

	private @Nullable Object shown;

	private @Nullable Step sending;

	/** What was on its way when the wish was left to somebody else. */
	private @Nullable Step abandoned;

	/** Whether the last end of a wish was that of its time. */
	private boolean timeOver;

	Wish(PresenceField field) {
		this.field = field;
	}

	PresenceField field() {
		return this.field;
	}

	// What is wanted

	void want(Object value, @Nullable Instant end) {
		this.timeOver = false;
		if (!value.equals((this.passing != null) ? this.passing : this.lasting)) {
			this.pause.end();
		}
		if (end == null) {
			this.lasting = value;
			this.passing = null;
			this.until = Instant.MAX;
		}
		else {
			this.passing = value;
			this.until = end;
		}
	}

	void await(Applied applied) {
		this.waiting.removeIf(Applied::isOver);
		this.waiting.add(applied);
	}

	/**
	 * Wants nothing any more.
	 */
	void drop() {
		this.lasting = null;
		this.passing = null;
		this.until = Instant.MAX;
		this.timeOver = false;
		this.pause.end();
	}

	/**
	 * Wants nothing any more and leaves what is shown to somebody else.
	 */
	void leave() {
		drop();
		forgetOurs();
		this.abandoned = this.sending;
	}

	@Nullable Object target(Instant now) {
		if (this.passing != null && !now.isBefore(this.until)) {
			this.passing = null;
			this.until = Instant.MAX;
			this.timeOver = true;
			this.pause.end();
		}
		return (this.passing != null) ? this.passing : this.lasting;
	}

	@Nullable Instant until() {
		return (this.passing != null) ? this.until : null;
	}

	/** Whether there is anything to look after. */
	boolean isIdle() {
		return this.lasting == null && this.passing == null && this.ours.isEmpty() && this.sending == null
				&& this.waiting.isEmpty();
	}

	boolean isAwaited() {
		return !this.waiting.isEmpty();
	}

	// What the server shows

	/**
	 * A session has begun and its world is complete.
	 * @param now the present
	 * @param value what the server shows; {@code null} if it tells nothing
	 * @param yields whether to give way to what somebody else has set
	 * @return whether the wish gave way
	 */
	boolean connected(Instant now, @Nullable Object value, boolean yields) {
		this.echoes.clear();
		this.pause.end();
		this.shown = value;
		Object target = target(now);
		if (yields && !this.ours.isEmpty() && target != null && value != null && !this.ours.contains(value)
				&& !value.equals(target) && !this.field.isNeutral(value)) {
			leave();
			return true;
		}
		return false;
	}

	void shows(@Nullable Object value) {
		this.shown = value;
	}

	/**
	 * The server shows a value.
	 * @param value the value
	 * @param at when it arrived
	 * @return whether somebody else has set it, against a wish
	 */
	boolean seen(Object value, Instant at) {
		boolean own = this.echoes.take(value, at);
		if (own && this.sending == null) {
			// What was answered is known; this may be the late echo of a value replaced
			// since.
			return false;
		}
		this.shown = value;
		if (own || this.sending != null) {
			return false;
		}
		if (!this.ours.contains(value)) {
			this.ours.clear();
		}
		Object target = target(at);
		return target != null && !target.equals(value);
	}

	/**
	 * Decides whether to set the value again after somebody else has changed it.
	 * @return whether it is the first time for long
	 */
	boolean insist(Instant now) {
		return this.pause.conflict(now);
	}

	// What is to be done

	/**
	 * Returns what is to be sent now, and takes it as sent.
	 * @param now the present
	 * @return what to send; {@code null} for nothing
	 */
	@Nullable Step next(Instant now) {
		Object target = target(now);
		if (this.sending != null || !this.pause.isOver(now)) {
			return null;
		}
		if (target != null) {
			return this.field.isShown(target, this.shown) ? null : begin(new Step(target, false));
		}
		if (this.ours.isEmpty()) {
			return null;
		}
		Object back = this.field.takenBack(this.before);
		if (back == null || isChangedByOthers() || back.equals(this.shown)) {
			forgetOurs();
			return null;
		}
		return begin(new Step(back, true));
	}

	private boolean isChangedByOthers() {
		return this.shown != null && !this.ours.contains(this.shown);
	}

	private Step begin(Step step) {
		if (!step.clears) {
			if (this.before == null && this.ours.isEmpty()) {
				this.before = this.shown;
			}
			if (this.ours.size() == MOST_OURS) {
				this.ours.remove(this.ours.iterator().next());
			}
			this.ours.add(step.value);
		}
		this.sending = step;
		this.echoes.expect(step.value);
		return step;
	}

	private void forgetOurs() {
		this.ours.clear();
		this.before = null;
	}

	void succeeded(Step step, Instant now) {
		this.sending = null;
		this.pause.end();
		this.echoes.answered(step.value, now);
		this.shown = step.value;
		if (step.clears || step == this.abandoned) {
			forgetOurs();
		}
		else {
			this.ours.clear();
			this.ours.add(step.value);
		}
		this.abandoned = null;
	}

	/**
	 * Sending failed.
	 * @param step what was sent
	 * @param now the present
	 * @param verdict what to make of it
	 * @return whether what is wanted now has failed, and not what was wanted before
	 */
	boolean failed(Step step, Instant now, PresenceKeeper.Verdict verdict) {
		this.sending = null;
		this.abandoned = null;
		this.echoes.answered(step.value, now);
		if (verdict == PresenceKeeper.Verdict.REFUSED && !step.value.equals(this.shown)) {
			this.ours.remove(step.value);
		}
		Object target = target(now);
		boolean present = step.clears ? target == null : step.value.equals(target);
		if (present && verdict == PresenceKeeper.Verdict.TRY_AGAIN) {
			this.pause.failed(now);
		}
		else if (present && verdict == PresenceKeeper.Verdict.REFUSED) {
			this.pause.untilNextConnection();
		}
		return present && verdict != PresenceKeeper.Verdict.LOST;
	}

	/**
	 * Ends what waits for this wish, if it is fulfilled or over.
	 * @param now the present
	 * @param connected whether the server can be told
	 * @param ends receives what tells the ends, outside of the lock
	 */
	void settle(Instant now, boolean connected, Consumer<Runnable> ends) {
		if (this.waiting.isEmpty() || this.sending != null) {
			return;
		}
		Object target = target(now);
		if (target == null && this.timeOver) {
			end(new IllegalStateException("The time of the " + this.field.label() + " was over before it was shown"),
					ends);
		}
		else if ((target == null && this.ours.isEmpty())
				|| (target != null && connected && this.field.isShown(target, this.shown))) {
			end(null, ends);
		}
	}

	/**
	 * Ends what waits for this wish.
	 * @param failure why; {@code null} if the wish is fulfilled
	 * @param ends receives what tells the ends
	 */
	void end(@Nullable Throwable failure, Consumer<Runnable> ends) {
		for (Applied applied : this.waiting) {
			Runnable end = applied.settled(failure);
			if (end != null) {
				ends.accept(end);
			}
		}
		this.waiting.clear();
	}

	/**
	 * What is to be sent when the client stops and is not to leave anything behind.
	 * @return the value; {@code null} for nothing
	 */
	@Nullable Object farewell() {
		boolean nothing = this.ours.isEmpty() || (this.sending == null && isChangedByOthers());
		Object back = nothing ? null : this.field.takenBack(this.before);
		forgetOurs();
		return back;
	}

	/**
	 * When there is something to do next, if nothing else happens.
	 */
	@Nullable Instant nextMoment() {
		Instant end = until();
		Instant again = (this.sending == null) ? this.pause.over() : null;
		if (end == null || again == null) {
			return (end != null) ? end : again;
		}
		return again.isBefore(end) ? again : end;
	}

	/**
	 * Something to send.
	 */
	static final class Step {

		private final Object value;

		private final boolean clears;

		Step(Object value, boolean clears) {
			this.value = value;
			this.clears = clears;
		}

		Object value() {
			return this.value;
		}

	}

}
