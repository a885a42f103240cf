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

package io.github.gatherspring.autoconfigure.smartobjects;

import io.github.gatherspring.smartobjects.Delivery;
import io.github.gatherspring.smartobjects.SignalState;
import io.github.gatherspring.smartobjects.SmartObject;
import io.github.gatherspring.smartobjects.StatusState;

/**
 * The two lights that objects have, as one: what both can show.
 */
enum SmartObjectLight {

	/**
	 * Light of the preset "status", with five states.
	 */
	STATUS {

		@Override
		Delivery show(SmartObject object, State state) {
			return object.status().set(switch (state) {
				case GOOD -> StatusState.ON;
				case BAD -> StatusState.ALERT;
				case OFF -> StatusState.OFF;
				case UNKNOWN -> StatusState.QUESTION;
			});
		}

	},

	/**
	 * Light of the preset "signal", with three states. What is not known leaves it off.
	 */
	SIGNAL {

		@Override
		Delivery show(SmartObject object, State state) {
			return object.signal().set(switch (state) {
				case GOOD -> SignalState.ON;
				case BAD -> SignalState.ALERT;
				case OFF, UNKNOWN -> SignalState.OFF;
			});
		}

	};

	abstract Delivery show(SmartObject object, State state);

	/**
	 * What is to be shown.
	 */
	enum State {

		GOOD, BAD, OFF, UNKNOWN

	}

}
