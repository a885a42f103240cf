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

package io.github.gatherspring.simulator.session;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

import io.github.gatherspring.simulator.wire.HttpCall;
import org.jspecify.annotations.Nullable;

/**
 * What is to go wrong from now on. Only for the thread of the simulator.
 */
public final class FaultPlan {

	/**
	 * What happens to answers to transactions.
	 */
	public enum AnswerMode {

		/**
		 * They are sent.
		 */
		SEND,

		/**
		 * They are kept until released.
		 */
		HOLD,

		/**
		 * They are lost.
		 */
		DROP,

		/**
		 * They are sent twice.
		 */
		DUPLICATE

	}

	private AnswerMode answers = AnswerMode.SEND;

	private Duration answerDelay = Duration.ZERO;

	private final List<Runnable> held = new ArrayList<>();

	private final Map<String, String> refusals = new HashMap<>();

	private int assignmentStatus;

	private int assignmentFailures;

	private Duration assignmentDelay = Duration.ZERO;

	private @Nullable String assignmentBody;

	private boolean assignmentHangs;

	private boolean assignmentDribbles;

	private boolean assignmentPlainText;

	private int upgradeStatus;

	private int upgradeRefusals;

	private boolean neverReady;

	private boolean silentAfterReady;

	private @Nullable Integer initCloseCode;

	private boolean atCapacity;

	private int fragment;

	private Predicate<String> refusedEvents = (name) -> false;

	private @Nullable Consumer<HttpCall> assignmentAnswer;

	private final HttpFaults http = new HttpFaults();

	/**
	 * Return what is to go wrong with calls of the HTTP API.
	 * @return the faults
	 */
	public HttpFaults http() {
		return this.http;
	}

	/**
	 * Forget everything; what was held back is lost.
	 */
	public void reset() {
		this.answers = AnswerMode.SEND;
		this.answerDelay = Duration.ZERO;
		this.held.clear();
		this.refusals.clear();
		this.assignmentStatus = 0;
		this.assignmentFailures = 0;
		this.assignmentDelay = Duration.ZERO;
		this.assignmentBody = null;
		this.assignmentHangs = false;
		this.assignmentDribbles = false;
		this.assignmentPlainText = false;
		this.upgradeStatus = 0;
		this.upgradeRefusals = 0;
		this.neverReady = false;
		this.silentAfterReady = false;
		this.initCloseCode = null;
		this.atCapacity = false;
		this.fragment = 0;
		this.refusedEvents = (name) -> false;
		this.assignmentAnswer = null;
		this.http.reset();
	}

	public AnswerMode answers() {
		return this.answers;
	}

	public void answers(AnswerMode answers) {
		this.answers = answers;
	}

	public Duration answerDelay() {
		return this.answerDelay;
	}

	public void answerDelay(Duration delay) {
		this.answerDelay = delay;
	}

	public List<Runnable> held() {
		return this.held;
	}

	public Map<String, String> refusals() {
		return this.refusals;
	}

	public void failAssignment(int status, int times) {
		this.assignmentStatus = status;
		this.assignmentFailures = times;
	}

	/**
	 * Return the status that the next assignment fails with.
	 * @return the status, 0 if it does not fail
	 */
	public int nextAssignmentFailure() {
		if (this.assignmentFailures <= 0) {
			return 0;
		}
		this.assignmentFailures--;
		return this.assignmentStatus;
	}

	public Duration assignmentDelay() {
		return this.assignmentDelay;
	}

	public void assignmentDelay(Duration delay) {
		this.assignmentDelay = delay;
	}

	public @Nullable String assignmentBody() {
		return this.assignmentBody;
	}

	public void assignmentBody(@Nullable String body) {
		this.assignmentBody = body;
	}

	public boolean assignmentHangs() {
		return this.assignmentHangs;
	}

	public void assignmentHangs(boolean hangs) {
		this.assignmentHangs = hangs;
	}

	public boolean assignmentDribbles() {
		return this.assignmentDribbles;
	}

	public void assignmentDribbles(boolean dribbles) {
		this.assignmentDribbles = dribbles;
	}

	public boolean assignmentPlainText() {
		return this.assignmentPlainText;
	}

	public void assignmentPlainText(boolean plainText) {
		this.assignmentPlainText = plainText;
	}

	public void refuseUpgrade(int status, int times) {
		this.upgradeStatus = status;
		this.upgradeRefusals = times;
	}

	/**
	 * Return the status that the next upgrade is refused with.
	 * @return the status, {@code null} if it is accepted
	 */
	public @Nullable Integer nextUpgradeRefusal() {
		if (this.upgradeRefusals <= 0) {
			return null;
		}
		this.upgradeRefusals--;
		return this.upgradeStatus;
	}

	public boolean neverReady() {
		return this.neverReady;
	}

	public void neverReady(boolean neverReady) {
		this.neverReady = neverReady;
	}

	public boolean silentAfterReady() {
		return this.silentAfterReady;
	}

	public void silentAfterReady(boolean silent) {
		this.silentAfterReady = silent;
	}

	public @Nullable Integer initCloseCode() {
		return this.initCloseCode;
	}

	public void initCloseCode(@Nullable Integer code) {
		this.initCloseCode = code;
	}

	public boolean atCapacity() {
		return this.atCapacity;
	}

	public void atCapacity(boolean atCapacity) {
		this.atCapacity = atCapacity;
	}

	public Predicate<String> refusedEvents() {
		return this.refusedEvents;
	}

	public void refusedEvents(Predicate<String> names) {
		this.refusedEvents = names;
	}

	public @Nullable Consumer<HttpCall> assignmentAnswer() {
		return this.assignmentAnswer;
	}

	public void assignmentAnswer(Consumer<HttpCall> answer) {
		this.assignmentAnswer = answer;
	}

	public int fragment() {
		return this.fragment;
	}

	public void fragment(int bytes) {
		this.fragment = bytes;
	}

}
