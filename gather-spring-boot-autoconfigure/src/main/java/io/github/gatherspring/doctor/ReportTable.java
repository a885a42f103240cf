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

import io.github.gatherspring.doctor.DoctorReport.Finding;
import io.github.gatherspring.doctor.DoctorReport.Verdict;

/**
 * Writes a report as a table: the verdict, the step, what was found, and below it what to
 * do.
 */
class ReportTable {

	private static final int STEP_WIDTH = 13;

	private static final String INDENT = " ".repeat(9 + STEP_WIDTH);

	private final DoctorReport report;

	ReportTable(DoctorReport report) {
		this.report = report;
	}

	@Override
	public String toString() {
		StringBuilder table = new StringBuilder();
		table.append("Client '")
			.append(this.report.client())
			.append("', space ")
			.append(this.report.space())
			.append(": ")
			.append(summary());
		for (Finding finding : this.report.findings()) {
			List<String> found = finding.found();
			table.append('\n').append("  ").append(mark(finding.verdict()));
			table.append(pad(finding.step())).append(found.isEmpty() ? "" : found.get(0));
			found.stream().skip(1).forEach((line) -> table.append('\n').append(INDENT).append(line));
			if (finding.advice() != null) {
				table.append('\n').append(INDENT).append("-> ").append(finding.advice());
			}
		}
		return table.toString();
	}

	private String summary() {
		List<String> failed = this.report.findings()
			.stream()
			.filter((finding) -> finding.verdict() == Verdict.FAILED)
			.map(Finding::step)
			.toList();
		return failed.isEmpty() ? "nothing is wrong" : "look at " + String.join(", ", failed);
	}

	private static String mark(Verdict verdict) {
		return switch (verdict) {
			case OK -> "ok     ";
			case WARNING -> "WARN   ";
			case FAILED -> "FAILED ";
			case SKIPPED -> "-      ";
		};
	}

	private static String pad(String step) {
		return step + " ".repeat(Math.max(1, STEP_WIDTH - step.length()));
	}

}
