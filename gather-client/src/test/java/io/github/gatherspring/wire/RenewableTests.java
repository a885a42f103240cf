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

package io.github.gatherspring.wire;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Things that may break.
 */
class RenewableTests {

	private int made;

	private final Renewable<Object> renewable = new Renewable<>(() -> {
		this.made++;
		if (this.made == 1) {
			throw new OutOfMemoryError("as the test wants");
		}
		return new Object();
	});

	@Test
	void whatCouldNotBeMadeIsMadeTheNextTime() {
		assertThatExceptionOfType(OutOfMemoryError.class).isThrownBy(this.renewable::get);
		assertThat(this.renewable.get()).isSameAs(this.renewable.get());
		assertThat(this.made).isEqualTo(2);
	}

	@Test
	void onlyWhatIsBrokenIsMadeAnew() {
		this.made = 1;
		Object first = this.renewable.get();
		this.renewable.renew(first);
		Object second = this.renewable.get();
		assertThat(second).isNotSameAs(first);
		this.renewable.renew(first);
		assertThat(this.renewable.get()).as("somebody else had noticed before").isSameAs(second);
	}

}
