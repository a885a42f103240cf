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

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Map;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import io.github.gatherspring.proto.ClientServerAction.ActionCase;
import io.github.gatherspring.proto.ServerClientEvent.EventCase;
import io.github.gatherspring.simulator.world.Events;
import io.github.gatherspring.simulator.world.User;

/**
 * What a player is and wears: one action, one field, one event.
 */
final class ProfileRules {

	private static final int LONGEST_NAME = 100;

	private static final int LONGEST_LINE = 1000;

	private final RuleTable table;

	private ProfileRules(RuleTable table) {
		this.table = table;
	}

	static void addTo(RuleTable table) {
		new ProfileRules(table).add();
	}

	@SuppressWarnings("deprecation") // older clients still send these
	private void add() {
		field(ActionCase.SETNAME, EventCase.PLAYERSETSNAME, "name", ProfileRules::name);
		field(ActionCase.SETTEXTSTATUS, EventCase.PLAYERSETSTEXTSTATUS, "textStatus", ProfileRules::line);
		field(ActionCase.SETEMOJISTATUS, EventCase.PLAYERSETSEMOJISTATUS, "emojiStatus", ProfileRules::line);
		field(ActionCase.SETAFFILIATION, EventCase.PLAYERSETSAFFILIATION, "affiliation", ProfileRules::line);
		field(ActionCase.SETPRONOUNS, EventCase.PLAYERSETSPRONOUNS, "pronouns", ProfileRules::line);
		field(ActionCase.SETTITLE, EventCase.PLAYERSETSTITLE, "title", ProfileRules::line);
		field(ActionCase.SETTIMEZONE, EventCase.PLAYERSETSTIMEZONE, "timezone", ProfileRules::zone);
		field(ActionCase.SETPHONE, EventCase.PLAYERSETSPHONE, "phone", ProfileRules::line);
		field(ActionCase.SETDESCRIPTION, EventCase.PLAYERSETSDESCRIPTION, "description", ActionCall::text);
		field(ActionCase.SETPROFILEIMAGEURL, EventCase.PLAYERSETSPROFILEIMAGEURL, "profileImageUrl",
				ProfileRules::address);
		field(ActionCase.SETPERSONALIMAGEURL, EventCase.PLAYERSETSPERSONALIMAGEURL, "personalImageUrl",
				ProfileRules::address);
		field(ActionCase.SETCITY, EventCase.PLAYERSETSCITY, "city", ProfileRules::line);
		field(ActionCase.SETCOUNTRY, EventCase.PLAYERSETSCOUNTRY, "country", ProfileRules::line);
		field(ActionCase.SETSTARTDATE, EventCase.PLAYERSETSSTARTDATE, "startDate", ProfileRules::line);
		field(ActionCase.SETDISPLAYEMAIL, EventCase.PLAYERSETSDISPLAYEMAIL, "displayEmail", ProfileRules::email);
		field(ActionCase.SETITEMSTRING, EventCase.PLAYERSETSITEMSTRING, "itemString", ProfileRules::line);
		field(ActionCase.SETMANUALVIDEOSRC, EventCase.PLAYERSETSMANUALVIDEOSRC, "manualVideoSrc",
				ProfileRules::address);
		field(ActionCase.SETSUBTITLE, EventCase.PLAYERSETSSUBTITLE, "subtitle", ProfileRules::line);
		field(ActionCase.SETOUTFITSTRING, EventCase.PLAYERSETSOUTFITSTRING, "outfitString", ActionCall::text);
		field(ActionCase.SETGOKARTID, EventCase.PLAYERSETSGOKARTID, "goKartId", ProfileRules::line);
		field(ActionCase.SETCURRENTDESK, EventCase.PLAYERSETSCURRENTDESK, "currentDesk", ProfileRules::line);
		field(ActionCase.SETCURRENTAREA, EventCase.PLAYERSETSCURRENTAREA, "currentArea", ProfileRules::line);
		field(ActionCase.SETEVENTSTATUS, EventCase.PLAYERSETSEVENTSTATUS, "eventStatus", ProfileRules::line);
		this.table.on(ActionCase.SETCURRENTLYEQUIPPEDWEARABLES, Message.class)
			.causes("playerSetsCurrentlyEquippedWearables")
			.does("Sets what the player wears", (call, message) -> {
				if (!message.hasField(FieldCopy.field(message, "currentlyEquippedWearables"))) {
					throw call.wrong("'currentlyEquippedWearables' is missing");
				}
				call.world()
					.set(target(call, message),
							FieldCopy.event(message, EventCase.PLAYERSETSCURRENTLYEQUIPPEDWEARABLES));
			});
	}

	private void field(ActionCase action, EventCase event, String field, Check check) {
		FieldDescriptor eventField = Events.descriptor(event);
		this.table.on(action, Message.class)
			.causes(eventField.getName())
			.does("Sets `" + field + "` of the player", (call, message) -> {
				check.check(call, field, (String) message.getField(FieldCopy.field(message, field)));
				call.world().set(target(call, message), FieldCopy.event(message, event, Map.of()));
			});
	}

	static User target(ActionCall call, Message message) throws ActionRefused {
		FieldDescriptor targetId = message.getDescriptorForType().findFieldByName("targetId");
		return (targetId == null) ? call.user()
				: call.self(message.hasField(targetId), (String) message.getField(targetId));
	}

	private static void name(ActionCall call, String field, String value) throws ActionRefused {
		call.filled(field, value);
		if (value.length() > LONGEST_NAME) {
			throw call.wrong("'name' has " + value.length() + " characters, at most " + LONGEST_NAME + " are accepted");
		}
	}

	private static void line(ActionCall call, String field, String value) throws ActionRefused {
		if (value.length() > LONGEST_LINE) {
			throw call.wrong(
					"'" + field + "' has " + value.length() + " characters, at most " + LONGEST_LINE + " are accepted");
		}
	}

	private static void zone(ActionCall call, String field, String value) throws ActionRefused {
		try {
			if (!value.isEmpty()) {
				ZoneId.of(value);
			}
		}
		catch (DateTimeException ex) {
			throw call.wrong("'timezone' is '" + ActionCall.shortened(value)
					+ "', expected the name of a time zone such as Europe/Berlin");
		}
	}

	private static void address(ActionCall call, String field, String value) throws ActionRefused {
		call.text(field, value);
		if (value.chars().anyMatch(Character::isWhitespace)) {
			throw call.wrong("'" + field + "' must be an address without blanks");
		}
	}

	private static void email(ActionCall call, String field, String value) throws ActionRefused {
		line(call, field, value);
		if (!value.isEmpty() && value.indexOf('@') < 1) {
			throw call.wrong("'" + field + "' is no e-mail address");
		}
	}

	/**
	 * Checks the text of a field.
	 */
	@FunctionalInterface
	private interface Check {

		void check(ActionCall call, String field, String value) throws ActionRefused;

	}

}
