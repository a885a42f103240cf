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
package io.github.gatherspring.maps.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;

/**
 * What a run of the program said.
 *
 * @param code the exit code
 * @param out what it printed
 * @param err what it said besides
 */
public record ProgramRun(int code, String out, String err) {

	public static ProgramRun of(String key, String... arguments) {
		StringWriter out = new StringWriter();
		StringWriter err = new StringWriter();
		int code = GatherMapsApplication.run(new Terminal(new PrintWriter(out, true), new PrintWriter(err, true), false,
				Map.of("GATHER_API_KEY", key)), arguments);
		return new ProgramRun(code, out.toString(), err.toString());
	}

}
