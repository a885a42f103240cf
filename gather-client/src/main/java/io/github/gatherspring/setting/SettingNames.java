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
package io.github.gatherspring.setting;

/**
 * Names the settings of a client in messages. Whoever configures clients in a way of
 * their own gives the builder the names that people will look for, such as those of
 * properties.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface SettingNames {

	/** The names that the builder of a client uses. */
	SettingNames OF_BUILDER = Setting::builderName;

	/**
	 * Returns the name of a setting. Called on any thread, also while a failure is put
	 * into words.
	 * @param setting the setting
	 * @return its name without quotes
	 */
	String of(Setting setting);

}
