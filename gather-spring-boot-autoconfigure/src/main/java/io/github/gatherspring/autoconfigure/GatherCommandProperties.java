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

package io.github.gatherspring.autoconfigure;

import io.github.gatherspring.command.CommandSettings;

import org.springframework.boot.context.properties.NestedConfigurationProperty;

/**
 * How a client takes commands.
 */
class GatherCommandProperties {

	/**
	 * Whether chat messages can call the methods that are marked with @GatherCommand.
	 */
	private boolean enabled = true;

	/**
	 * Text that a chat message begins with if it is a command.
	 */
	private String prefix = "/";

	/**
	 * Whether to register the commands at the server, so that the official client offers
	 * them.
	 */
	private boolean register = true;

	/**
	 * Length in characters from which an answer is split into several messages.
	 */
	private int maxReplyLength = 1000;

	@NestedConfigurationProperty
	private final Help help = new Help();

	public boolean isEnabled() {
		return this.enabled;
	}

	public void setEnabled(boolean enabled) {
		this.enabled = enabled;
	}

	public String getPrefix() {
		return this.prefix;
	}

	public void setPrefix(String prefix) {
		this.prefix = prefix;
	}

	public boolean isRegister() {
		return this.register;
	}

	public void setRegister(boolean register) {
		this.register = register;
	}

	public int getMaxReplyLength() {
		return this.maxReplyLength;
	}

	public void setMaxReplyLength(int maxReplyLength) {
		this.maxReplyLength = maxReplyLength;
	}

	public Help getHelp() {
		return this.help;
	}

	CommandSettings settings(PropertyChecks checks) {
		checks.check(!this.prefix.isEmpty() && this.prefix.chars().noneMatch(Character::isWhitespace),
				"commands.prefix", this.prefix, "It must be at least one character and no white space.");
		checks.check(this.maxReplyLength >= CommandSettings.SHORTEST_REPLY, "commands.max-reply-length",
				this.maxReplyLength, "It must be at least " + CommandSettings.SHORTEST_REPLY + ".");
		return new CommandSettings(this.prefix, this.help.isEnabled(), this.register, this.maxReplyLength);
	}

	/**
	 * The command that explains the others.
	 */
	static class Help {

		/**
		 * Whether "help" lists the commands that the asker may use.
		 */
		private boolean enabled = true;

		public boolean isEnabled() {
			return this.enabled;
		}

		public void setEnabled(boolean enabled) {
			this.enabled = enabled;
		}

	}

}
