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

package io.github.gatherspring.sample.control;

import java.util.Objects;
import java.util.stream.Collectors;

import io.github.gatherspring.client.GatherException;
import io.github.gatherspring.proto.action.UnknownActionException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/**
 * Tells the browser in the client's own words what is wrong with a request.
 */
@RestControllerAdvice(basePackageClasses = RefusalAdvice.class)
class RefusalAdvice {

	@ExceptionHandler
	@ResponseStatus(HttpStatus.NOT_FOUND)
	Answer unknown(UnknownActionException ex) {
		return refused(ex);
	}

	@ExceptionHandler
	@ResponseStatus(HttpStatus.BAD_REQUEST)
	Answer wrong(IllegalArgumentException ex) {
		return refused(ex);
	}

	@ExceptionHandler
	@ResponseStatus(HttpStatus.NOT_FOUND)
	Answer noneOf(MethodArgumentTypeMismatchException ex) {
		return new Answer(false, "There is no " + ex.getName() + " '" + ex.getValue() + "'", 0);
	}

	@ExceptionHandler
	@ResponseStatus(HttpStatus.BAD_REQUEST)
	Answer unreadable(HttpMessageNotReadableException ex) {
		return new Answer(false, "The request could not be read" + where(ex.getCause()), 0);
	}

	/** Where it is wrong is enough: the rest names the application's own classes. */
	private static String where(@Nullable Throwable cause) {
		String path = (cause instanceof JacksonException json) ? json.getPath()
			.stream()
			.map(JacksonException.Reference::getPropertyName)
			.filter(Objects::nonNull)
			.collect(Collectors.joining(".")) : "";
		return path.isEmpty() ? ", JSON was expected" : ": '" + path + "' is missing or wrong";
	}

	@ExceptionHandler({ IllegalStateException.class, GatherException.class })
	@ResponseStatus(HttpStatus.CONFLICT)
	Answer notNow(RuntimeException ex) {
		return refused(ex);
	}

	private static Answer refused(RuntimeException ex) {
		return new Answer(false, String.valueOf(ex.getMessage()), 0);
	}

}
