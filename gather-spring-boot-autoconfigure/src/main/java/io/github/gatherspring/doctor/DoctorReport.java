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

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What a {@link GatherDoctor} found out about a client. Holds no secret.
 *
 * @param client the client's name
 * @param space the space, as it is written on the wire
 * @param healthy whether no step failed; warnings do not count
 * @param findings what was found, step by step
 * @since 0.1.0
 */
public record DoctorReport(String client, String space, boolean healthy, List<Finding> findings) {

	DoctorReport(String client, String space, List<Finding> findings) {
		this(client, space, findings.stream().noneMatch((finding) -> finding.verdict() == Verdict.FAILED),
				List.copyOf(findings));
	}

	/**
	 * Return the findings as a table for people.
	 * @return some lines of text, with what to do below what is wrong
	 */
	public String table() {
		return new ReportTable(this).toString();
	}

	/**
	 * What one step found.
	 *
	 * @param step what was looked at, in a word
	 * @param verdict how it is
	 * @param found what is there
	 * @param advice what to do; {@code null} where nothing is wrong
	 * @since 0.1.0
	 */
	public record Finding(String step, Verdict verdict, List<String> found, @Nullable String advice) {

		static Finding ok(String step, String... found) {
			return new Finding(step, Verdict.OK, List.of(found), null);
		}

		static Finding ok(String step, List<String> found) {
			return new Finding(step, Verdict.OK, List.copyOf(found), null);
		}

		static Finding warning(String step, List<String> found, String advice) {
			return new Finding(step, Verdict.WARNING, List.copyOf(found), advice);
		}

		static Finding failed(String step, List<String> found, String advice) {
			return new Finding(step, Verdict.FAILED, List.copyOf(found), advice);
		}

		static Finding failed(String step, String found, String advice) {
			return failed(step, List.of(found), advice);
		}

		static Finding skipped(String step, String why) {
			return new Finding(step, Verdict.SKIPPED, List.of(why), null);
		}

	}

	/**
	 * How a step went.
	 *
	 * @since 0.1.0
	 */
	public enum Verdict {

		/** All is well. */
		OK,

		/** It works, but somebody should look at it. */
		WARNING,

		/** It does not work. */
		FAILED,

		/** It was not looked at, mostly because a step before it failed. */
		SKIPPED

	}

}
