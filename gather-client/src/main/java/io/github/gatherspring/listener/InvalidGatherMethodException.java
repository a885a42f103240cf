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

package io.github.gatherspring.listener;

import java.lang.reflect.Method;

import org.springframework.core.NestedRuntimeException;

/**
 * A method that an annotation makes one for events of a Gather space cannot be called as
 * it is declared.
 *
 * @since 0.1.0
 */
public abstract class InvalidGatherMethodException extends NestedRuntimeException {

	private static final long serialVersionUID = 1L;

	/** The simple name of the annotation. */
	private final String annotation;

	/** The method. */
	private final String method;

	/** What is wrong with it. */
	private final String problem;

	/** What would do. */
	private final String action;

	/**
	 * Create an exception.
	 * @param annotation the simple name of the method's annotation
	 * @param method the method
	 * @param problem what is wrong with it: a phrase that names the parameter or
	 * attribute
	 * @param action what would do: a sentence
	 */
	protected InvalidGatherMethodException(String annotation, Method method, String problem, String action) {
		super("The @" + annotation + " method " + method.toGenericString() + " cannot be called: " + problem + ". "
				+ action);
		this.annotation = annotation;
		this.method = method.toGenericString();
		this.problem = problem;
		this.action = action;
	}

	/**
	 * Return the annotation that makes the method what it is.
	 * @return its simple name
	 */
	public String annotation() {
		return this.annotation;
	}

	/**
	 * Return the method.
	 * @return its declaration
	 */
	public String method() {
		return this.method;
	}

	/**
	 * Return what is wrong with it.
	 * @return a phrase that names the parameter or attribute
	 */
	public String problem() {
		return this.problem;
	}

	/**
	 * Return what would do.
	 * @return a sentence
	 */
	public String action() {
		return this.action;
	}

}
