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

package io.github.gatherspring.space;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Immutable map from strings whose changed copy shares all but a few nodes with it: a
 * hash trie of 32 branches. A change costs the same with ten entries as with a hundred
 * thousand, which is what lets a map of the space be a value and yet follow every event.
 * Iterates in no particular order.
 *
 * @param <V> the type of the values
 */
final class PersistentMap<V> extends AbstractMap<String, V> {

	private static final int BITS = 5;

	private static final Node NO_NODE = new Node(0, new Object[0]);

	private static final PersistentMap<?> EMPTY = new PersistentMap<>(NO_NODE, 0);

	private final Node root;

	private final int size;

	private PersistentMap(Node root, int size) {
		this.root = root;
		this.size = size;
	}

	@SuppressWarnings("unchecked")
	static <V> PersistentMap<V> empty() {
		return (PersistentMap<V>) EMPTY;
	}

	static <V> PersistentMap<V> copyOf(Map<String, ? extends V> map) {
		PersistentMap<V> result = empty();
		return result.withAll(map);
	}

	/**
	 * The same as one {@link #with} after the other, except that each node is copied once
	 * and not once for each entry below it.
	 */
	PersistentMap<V> withAll(Map<String, ? extends V> entries) {
		if (entries.isEmpty()) {
			return this;
		}
		List<Leaf> leaves = new ArrayList<>(entries.size());
		entries.forEach((key, value) -> leaves.add(new Leaf(key, spread(key), value)));
		Additions additions = new Additions(leaves.toArray(Leaf[]::new));
		Node changed = additions.into(this.root, 0, 0, leaves.size());
		return new PersistentMap<>(changed, this.size + additions.added);
	}

	PersistentMap<V> with(String key, V value) {
		Change change = new Change(new Leaf(key, spread(key), value));
		Node changed = put(this.root, 0, change);
		return new PersistentMap<>(changed, this.size + (change.sizeChanged ? 1 : 0));
	}

	PersistentMap<V> without(String key) {
		if (find(key) == null) {
			return this;
		}
		Object changed = remove(this.root, 0, key, spread(key));
		if (changed instanceof Node node) {
			return new PersistentMap<>(node, this.size - 1);
		}
		if (changed instanceof Leaf leaf) {
			return new PersistentMap<>(new Node(bit(leaf.hash, 0), new Object[] { leaf }), 1);
		}
		return empty();
	}

	@Override
	@SuppressWarnings("unchecked")
	public @Nullable V get(@Nullable Object key) {
		Leaf leaf = (key instanceof String string) ? find(string) : null;
		return (leaf != null) ? (V) leaf.value : null;
	}

	@Override
	public boolean containsKey(@Nullable Object key) {
		return key instanceof String string && find(string) != null;
	}

	@Override
	public int size() {
		return this.size;
	}

	@Override
	public Set<Map.Entry<String, V>> entrySet() {
		return new AbstractSet<>() {

			@Override
			public Iterator<Map.Entry<String, V>> iterator() {
				return new Entries<>(PersistentMap.this.root);
			}

			@Override
			public int size() {
				return PersistentMap.this.size;
			}

		};
	}

	private @Nullable Leaf find(String key) {
		int hash = spread(key);
		Node node = this.root;
		for (int shift = 0;; shift += BITS) {
			int bit = bit(hash, shift);
			if ((node.bitmap & bit) == 0) {
				return null;
			}
			Object slot = node.slots[node.index(bit)];
			if (slot instanceof Node child) {
				node = child;
			}
			else if (slot instanceof Leaf leaf) {
				return leaf.is(key, hash) ? leaf : null;
			}
			else {
				for (Leaf leaf : (Leaf[]) slot) {
					if (leaf.is(key, hash)) {
						return leaf;
					}
				}
				return null;
			}
		}
	}

	private static Node put(Node node, int shift, Change change) {
		int bit = bit(change.leaf.hash, shift);
		int index = node.index(bit);
		if ((node.bitmap & bit) == 0) {
			change.sizeChanged = true;
			Object[] slots = new Object[node.slots.length + 1];
			System.arraycopy(node.slots, 0, slots, 0, index);
			slots[index] = change.leaf;
			System.arraycopy(node.slots, index, slots, index + 1, node.slots.length - index);
			return new Node(node.bitmap | bit, slots);
		}
		Object[] slots = node.slots.clone();
		slots[index] = putInSlot(slots[index], shift + BITS, change);
		return new Node(node.bitmap, slots);
	}

	private static Object putInSlot(Object slot, int shift, Change change) {
		if (slot instanceof Node child) {
			return put(child, shift, change);
		}
		Leaf[] here = (slot instanceof Leaf leaf) ? new Leaf[] { leaf } : (Leaf[]) slot;
		for (int i = 0; i < here.length; i++) {
			if (here[i].is(change.leaf.key, change.leaf.hash)) {
				if (here.length == 1) {
					return change.leaf;
				}
				Leaf[] replaced = here.clone();
				replaced[i] = change.leaf;
				return replaced;
			}
		}
		if (here[0].hash == change.leaf.hash) {
			change.sizeChanged = true;
			Leaf[] more = Arrays.copyOf(here, here.length + 1);
			more[here.length] = change.leaf;
			return more;
		}
		// Different hashes part at some deeper level: push what is here down by one.
		Node pushed = new Node(bit(here[0].hash, shift), new Object[] { slot });
		return put(pushed, shift, change);
	}

	/**
	 * What is left of the node: a node, a single leaf that moves up, or null.
	 */
	private static @Nullable Object remove(Node node, int shift, String key, int hash) {
		int bit = bit(hash, shift);
		int index = node.index(bit);
		Object slot = node.slots[index];
		Object left;
		if (slot instanceof Node child) {
			left = remove(child, shift + BITS, key, hash);
		}
		else if (slot instanceof Leaf) {
			left = null;
		}
		else {
			Leaf[] others = Arrays.stream((Leaf[]) slot).filter((leaf) -> !leaf.is(key, hash)).toArray(Leaf[]::new);
			left = (others.length == 1) ? others[0] : others;
		}
		if (left != null) {
			if (left instanceof Leaf && node.slots.length == 1) {
				return left;
			}
			Object[] slots = node.slots.clone();
			slots[index] = left;
			return new Node(node.bitmap, slots);
		}
		if (node.slots.length == 1) {
			return null;
		}
		Object[] slots = new Object[node.slots.length - 1];
		System.arraycopy(node.slots, 0, slots, 0, index);
		System.arraycopy(node.slots, index + 1, slots, index, slots.length - index);
		if (slots.length == 1 && slots[0] instanceof Leaf) {
			return slots[0];
		}
		return new Node(node.bitmap & ~bit, slots);
	}

	private static int spread(String key) {
		int hash = key.hashCode();
		return hash ^ (hash >>> 16);
	}

	private static int bit(int hash, int shift) {
		return 1 << ((hash >>> shift) & 0x1f);
	}

	private record Node(int bitmap, Object[] slots) {

		int index(int bit) {
			return Integer.bitCount(this.bitmap & (bit - 1));
		}

	}

	private static final class Leaf {

		private final String key;

		private final int hash;

		private final Object value;

		Leaf(String key, int hash, Object value) {
			this.key = key;
			this.hash = hash;
			this.value = value;
		}

		boolean is(String key, int hash) {
			return this.hash == hash && this.key.equals(key);
		}

	}

	private static final class Change {

		private final Leaf leaf;

		private boolean sizeChanged;

		Change(Leaf leaf) {
			this.leaf = leaf;
		}

	}

	/**
	 * Puts many leaves into a tree at once. On each level the leaves are sorted by their
	 * branch, and each branch is gone into once.
	 */
	private static final class Additions {

		private static final int BRANCHES = 1 << BITS;

		private final Leaf[] leaves;

		private final Leaf[] sorted;

		private int added;

		Additions(Leaf[] leaves) {
			this.leaves = leaves;
			this.sorted = new Leaf[leaves.length];
		}

		Node into(Node node, int shift, int from, int to) {
			int[] ends = sort(shift, from, to);
			int bitmap = node.bitmap;
			for (int at = from; at < to; at++) {
				bitmap |= bit(this.leaves[at].hash, shift);
			}
			Object[] slots = new Object[Integer.bitCount(bitmap)];
			int index = 0;
			int start = from;
			for (int branch = 0; branch < BRANCHES; branch++) {
				int bit = 1 << branch;
				if ((bitmap & bit) != 0) {
					Object slot = ((node.bitmap & bit) != 0) ? node.slots[node.index(bit)] : null;
					slots[index++] = intoSlot(slot, shift + BITS, start, ends[branch]);
				}
				start = ends[branch];
			}
			return new Node(bitmap, slots);
		}

		private Object intoSlot(@Nullable Object before, int shift, int from, int to) {
			int at = from;
			Object slot = before;
			if (slot == null) {
				this.added++;
				slot = this.leaves[at++];
			}
			if (at < to && slot instanceof Leaf leaf && differs(leaf, at, to)) {
				slot = new Node(bit(leaf.hash, shift), new Object[] { leaf });
			}
			if (at < to && slot instanceof Node child) {
				return into(child, shift, at, to);
			}
			for (; at < to; at++) {
				Change change = new Change(this.leaves[at]);
				slot = putInSlot(slot, shift, change);
				this.added += change.sizeChanged ? 1 : 0;
			}
			return slot;
		}

		/** Leaves of one hash alone cannot be parted at any level. */
		private boolean differs(Leaf leaf, int from, int to) {
			for (int at = from; at < to; at++) {
				if (this.leaves[at].hash != leaf.hash) {
					return true;
				}
			}
			return false;
		}

		private int[] sort(int shift, int from, int to) {
			int[] ends = new int[BRANCHES];
			for (int at = from; at < to; at++) {
				ends[branch(this.leaves[at], shift)]++;
			}
			for (int branch = 0, end = from; branch < BRANCHES; branch++) {
				int count = ends[branch];
				ends[branch] = end;
				end += count;
			}
			for (int at = from; at < to; at++) {
				this.sorted[ends[branch(this.leaves[at], shift)]++] = this.leaves[at];
			}
			System.arraycopy(this.sorted, from, this.leaves, from, to - from);
			return ends;
		}

		private static int branch(Leaf leaf, int shift) {
			return (leaf.hash >>> shift) & (BRANCHES - 1);
		}

	}

	private static final class Entries<V> implements Iterator<Map.Entry<String, V>> {

		private final Deque<Object> open = new ArrayDeque<>();

		Entries(Node root) {
			push(root.slots);
		}

		@Override
		public boolean hasNext() {
			return !this.open.isEmpty();
		}

		@Override
		@SuppressWarnings("unchecked")
		public Map.Entry<String, V> next() {
			while (!this.open.isEmpty()) {
				Object slot = this.open.pop();
				if (slot instanceof Leaf leaf) {
					return new SimpleImmutableEntry<>(leaf.key, (V) leaf.value);
				}
				push((slot instanceof Node node) ? node.slots : (Object[]) slot);
			}
			throw new NoSuchElementException();
		}

		private void push(Object[] slots) {
			for (int i = slots.length - 1; i >= 0; i--) {
				this.open.push(slots[i]);
			}
		}

	}

}
