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

package io.github.gatherspring.simulator.action;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.google.protobuf.Message;
import io.github.gatherspring.proto.ClientServerAction.ActionCase;

/**
 * Collects rules; a second rule for the same action is a mistake.
 */
final class RuleTable {

	private final Map<ActionCase, ActionRule> rules;

	RuleTable(Map<ActionCase, ActionRule> rules) {
		this.rules = rules;
	}

	/**
	 * Start a rule.
	 * @param action which action
	 * @param type class of its message
	 * @return the rest of the rule
	 */
	<M extends Message> Row<M> on(ActionCase action, Class<M> type) {
		return new Row<>(action, type);
	}

	/**
	 * Checks and carries out an action with its message.
	 *
	 * @param <M> type of the message
	 */
	@FunctionalInterface
	interface Effect<M> {

		void apply(ActionCall call, M message) throws ActionRefused;

	}

	/**
	 * A rule in the making.
	 *
	 * @param <M> type of the message
	 */
	final class Row<M extends Message> {

		private final ActionCase action;

		private final Class<M> type;

		private final List<String> events = new ArrayList<>();

		private Access access = Access.ANYONE;

		private boolean avatar;

		private Row(ActionCase action, Class<M> type) {
			this.action = action;
			this.type = type;
		}

		Row<M> by(Access access) {
			this.access = access;
			return this;
		}

		/**
		 * The rule needs one's own player in the space.
		 */
		Row<M> avatar() {
			this.avatar = true;
			return this;
		}

		Row<M> causes(String... events) {
			this.events.addAll(List.of(events));
			return this;
		}

		void does(String effect, Effect<M> apply) {
			ActionRule rule = new ActionRule(this.action, this.access, this.avatar, effect, List.copyOf(this.events),
					(call) -> apply.apply(call, this.type.cast(call.message())));
			if (RuleTable.this.rules.put(rule.action(), rule) != null) {
				throw new IllegalStateException("Two rules for " + rule.action());
			}
		}

	}

}
