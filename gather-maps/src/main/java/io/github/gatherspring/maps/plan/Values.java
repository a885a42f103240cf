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
package io.github.gatherspring.maps.plan;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Compares and joins values as JSON has them. What is absent, {@code null} or an empty
 * list is the same, for servers tell one for the other; so are 1 and 1.0.
 */
public final class Values {

	/** What a server may lose that keeps numbers in 32 bits. */
	private static final double ROUNDING = 1e-6;

	private Values() {
	}

	/**
	 * Return whether two values are the same.
	 * @param one a value
	 * @param other another
	 * @return whether they are
	 */
	public static boolean same(@Nullable Object one, @Nullable Object other) {
		if (isNothing(one) || isNothing(other)) {
			return isNothing(one) && isNothing(other);
		}
		if (one instanceof Number a && other instanceof Number b) {
			return sameNumber(a, b);
		}
		if (one instanceof Map<?, ?> a && other instanceof Map<?, ?> b) {
			Set<Object> names = new LinkedHashSet<>(a.keySet());
			names.addAll(b.keySet());
			return names.stream().allMatch((name) -> same(a.get(name), b.get(name)));
		}
		if (one instanceof List<?> a && other instanceof List<?> b) {
			if (a.size() != b.size()) {
				return false;
			}
			Iterator<?> others = b.iterator();
			return a.stream().allMatch((item) -> same(item, others.next()));
		}
		return one != null && one.equals(other);
	}

	private static boolean isNothing(@Nullable Object value) {
		return value == null || (value instanceof Collection<?> items && items.isEmpty())
				|| (value instanceof Map<?, ?> fields && fields.isEmpty());
	}

	private static boolean sameNumber(Number one, Number other) {
		if (one instanceof Integer a && other instanceof Integer b) {
			return a.intValue() == b.intValue();
		}
		if (new BigDecimal(one.toString()).compareTo(new BigDecimal(other.toString())) == 0) {
			return true;
		}
		double a = one.doubleValue();
		double b = other.doubleValue();
		boolean whole = a == Math.rint(a) && b == Math.rint(b);
		return !whole && Math.abs(a - b) <= ROUNDING * Math.max(Math.abs(a), Math.abs(b));
	}

	/**
	 * Put wanted fields over those that are there, within objects field by field.
	 * @param present the fields that are there
	 * @param wanted the fields that are wanted; {@code null} takes one away
	 * @return the fields
	 */
	static Map<String, @Nullable Object> merge(Map<String, ? extends @Nullable Object> present,
			Map<String, ? extends @Nullable Object> wanted) {
		Map<String, @Nullable Object> merged = new LinkedHashMap<>(present);
		wanted.forEach((name, value) -> {
			Object below = present.get(name);
			if (value == null) {
				merged.remove(name);
			}
			else if (value instanceof Map<?, ?> fields) {
				merged.put(name, merge((below instanceof Map<?, ?> map) ? named(map) : Map.of(), named(fields)));
			}
			else if (!same(below, value)) {
				merged.put(name, value);
			}
		});
		return merged;
	}

	/**
	 * Note what differs, field by field.
	 * @param path what stands before the names
	 * @param before the fields as they are
	 * @param after the fields as they are to be
	 * @param changes takes what differs
	 */
	public static void difference(String path, Map<String, ? extends @Nullable Object> before,
			Map<String, ? extends @Nullable Object> after, List<FieldChange> changes) {
		Set<String> names = new LinkedHashSet<>(before.keySet());
		names.addAll(after.keySet());
		for (String name : names) {
			Object was = before.get(name);
			Object is = after.get(name);
			if (same(was, is)) {
				continue;
			}
			if (was instanceof Map<?, ?> a && is instanceof Map<?, ?> b) {
				difference(path + name + ".", named(a), named(b), changes);
			}
			else {
				changes.add(new FieldChange(path + name, was, is));
			}
		}
	}

	static Map<String, @Nullable Object> named(Map<?, ?> map) {
		Map<String, @Nullable Object> named = new LinkedHashMap<>();
		map.forEach((name, value) -> named.put(String.valueOf(name), value));
		return named;
	}

}
