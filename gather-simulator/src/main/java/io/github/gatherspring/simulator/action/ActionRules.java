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

import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import com.google.protobuf.UnknownFieldSet;
import io.github.gatherspring.proto.ClientServerAction;
import io.github.gatherspring.proto.ClientServerAction.ActionCase;
import io.github.gatherspring.simulator.world.User;
import io.github.gatherspring.simulator.world.World;
import org.jspecify.annotations.Nullable;

/**
 * The table of all rules.
 */
public final class ActionRules {

	private static final Map<ActionCase, ActionRule> RULES = rules();

	private ActionRules() {
	}

	private static Map<ActionCase, ActionRule> rules() {
		Map<ActionCase, ActionRule> rules = new EnumMap<>(ActionCase.class);
		RuleTable table = new RuleTable(rules);
		ConnectionRules.addTo(table);
		PresenceRules.addTo(table);
		ProfileRules.addTo(table);
		MovementRules.addTo(table);
		ChatRules.addTo(table);
		SocialRules.addTo(table);
		ModerationRules.addTo(table);
		MapRules.addTo(table);
		ObjectRules.addTo(table);
		NookRules.addTo(table);
		DeskRules.addTo(table);
		InventoryRules.addTo(table);
		EffectRules.addTo(table);
		SpaceRules.addTo(table);
		return Collections.unmodifiableMap(rules);
	}

	/**
	 * Return all rules.
	 * @return the rules in the order of the field numbers
	 */
	public static Collection<ActionRule> all() {
		return RULES.values();
	}

	/**
	 * Return the rule of an action.
	 * @param action which action
	 * @return the rule, {@code null} if there is none
	 */
	public static @Nullable ActionRule of(ActionCase action) {
		return RULES.get(action);
	}

	/**
	 * Return the name of an action.
	 * @param action which action
	 * @return its name in lowerCamelCase
	 */
	public static String name(ActionCase action) {
		FieldDescriptor field = ClientServerAction.getDescriptor().findFieldByNumber(action.getNumber());
		return (field != null) ? field.getName() : "";
	}

	/**
	 * Carry out an action.
	 * @param world the space
	 * @param user who acts
	 * @param caller what the connection remembers
	 * @param action the action
	 * @throws ActionRefused if it is not allowed or makes no sense; nothing has changed
	 * then
	 */
	public static void apply(World world, User user, Caller caller, ClientServerAction action) throws ActionRefused {
		ActionRule rule = RULES.get(action.getActionCase());
		if (rule == null) {
			throw new ActionRefused(404, "There is no action with the field number " + unknown(action));
		}
		FieldDescriptor field = ClientServerAction.getDescriptor().findFieldByNumber(rule.action().getNumber());
		Message message = (Message) action.getField(field);
		ActionCall call = new ActionCall(world, user, caller, field.getName(), message);
		call.requireAccess(rule.access());
		if (rule.avatar()) {
			call.present(user);
		}
		Generic.check(call, message);
		rule.effectOf().apply(call);
	}

	private static String unknown(ClientServerAction action) {
		UnknownFieldSet unknown = action.getUnknownFields();
		List<Integer> numbers = unknown.asMap().keySet().stream().sorted().toList();
		return numbers.isEmpty() ? "(none was set)" : numbers.toString();
	}

}
