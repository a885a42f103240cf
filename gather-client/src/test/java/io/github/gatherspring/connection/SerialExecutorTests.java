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

package io.github.gatherspring.connection;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tasks one after the other, whatever happens to them.
 */
class SerialExecutorTests {

	private final List<String> ran = new ArrayList<>();

	private final Tasks workers = new Tasks();

	private final SerialExecutor serial = new SerialExecutor(this.workers);

	@Test
	void tasksRunInOrderAlsoThoseThatComeMeanwhile() {
		this.serial.execute(() -> {
			this.ran.add("one");
			this.serial.execute(() -> this.ran.add("three"));
		});
		this.serial.execute(() -> this.ran.add("two"));
		this.workers.runAll();
		assertThat(this.ran).containsExactly("one", "two", "three");
	}

	@Test
	void anErrorInOneTaskDoesNotKeepTheOthersFromRunning() {
		this.serial.execute(() -> {
			throw new OutOfMemoryError("as the test wants");
		});
		this.serial.execute(() -> this.ran.add("after"));
		this.workers.runAll();
		assertThat(this.ran).containsExactly("after");
	}

	@Test
	void whenNoThreadCanBeHadTheTaskRunsOnceThereIsOne() {
		Executor[] present = { (task) -> {
			throw new OutOfMemoryError("unable to create native thread");
		} };
		SerialExecutor starved = new SerialExecutor((task) -> present[0].execute(task));
		assertThatExceptionOfType(OutOfMemoryError.class).isThrownBy(() -> starved.execute(() -> this.ran.add("one")));
		present[0] = this.workers;
		starved.revive();
		this.workers.runAll();
		assertThat(this.ran).containsExactly("one");
	}

	@Test
	void theFirstTaskRunsBeforeAnyOtherOnTheThreadOfWhoBegins() {
		this.serial.first(() -> this.ran.add("first"));
		this.serial.execute(() -> this.ran.add("second"));
		assertThat(this.workers.isIdle()).isTrue();
		this.serial.run();
		assertThat(this.ran).containsExactly("first", "second");
	}

	@Test
	void whoIsNoTaskOfTheExecutorIsTold() {
		assertThatIllegalStateException().isThrownBy(this.serial::check)
			.withMessageContaining("'" + Thread.currentThread().getName() + "'");
		this.serial.execute(() -> {
			this.serial.check();
			this.ran.add("checked");
		});
		this.workers.runAll();
		assertThat(this.ran).containsExactly("checked");
	}

}
