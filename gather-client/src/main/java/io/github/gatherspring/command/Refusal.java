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

package io.github.gatherspring.command;

/**
 * Reasons why a command is not carried out, with what the asker is told. The codes are
 * looked up in the application's messages.
 */
enum Refusal {

	/** The command is unknown; its words, and how to ask for help. */
	UNKNOWN_COMMAND("unknown-command", "I do not know {0}."),

	/** The command is unknown and there is help. */
	UNKNOWN_COMMAND_TRY_HELP("unknown-command-try-help", "I do not know {0}. Try {1}."),

	/** An argument is missing; its name and the usage. */
	MISSING_ARGUMENT("missing-argument", "Please give me the {0}: {1}"),

	/** An argument cannot be read; what was written, its name and the usage. */
	UNREADABLE_ARGUMENT("unreadable-argument", "I cannot read \u201C{0}\u201D as {1}: {2}"),

	/** An argument is not valid; its name, what is wrong and the usage. */
	INVALID_ARGUMENT("invalid-argument", "The {0} {1}: {2}"),

	/** There are too many arguments; the first that is too many and the usage. */
	TOO_MANY_ARGUMENTS("too-many-arguments", "I do not know what to do with \u201C{0}\u201D: {1}"),

	/** Nobody has the name; the name. */
	NO_SUCH_PLAYER("no-such-player", "Nobody here is called {0}."),

	/** Several people have the name; the name and the candidates. */
	AMBIGUOUS_PLAYER("ambiguous-player", "Several people are called {0}: {1}. Give me the id."),

	/** No map has the name; the name and the maps that there are. */
	NO_SUCH_MAP("no-such-map", "There is no map {0}. There are {1}."),

	/** Several maps have the name; the name and the candidates. */
	AMBIGUOUS_MAP("ambiguous-map", "Several maps are called {0}: {1}. Give me the id."),

	/** The asker lacks a role; the command and the roles. */
	MISSING_ROLE("missing-role", "{0} is for the role {1}."),

	/** The asker must wait; the seconds and the command. */
	COOLING_DOWN("cooling-down", "Please wait {0} s before the next {1}."),

	/** It is not known who asks; the command. */
	UNKNOWN_ASKER("unknown-asker", "I cannot see who you are, so {0} does not work."),

	/** Too many commands run; the command. */
	BUSY("busy", "I have too much to do right now. Try {0} again later."),

	/** The asker did not answer a question in time; the command. */
	NO_ANSWER("no-answer", "I do not wait for your answer to {0} any longer."),

	/** The command failed; the command. */
	FAILED("failed", "Sorry, {0} did not work.");

	/** What all codes begin with. */
	static final String PREFIX = "gather.commands.";

	private final String code;

	private final String message;

	Refusal(String code, String message) {
		this.code = code;
		this.message = message;
	}

	String code() {
		return PREFIX + this.code;
	}

	String message() {
		return this.message;
	}

}
