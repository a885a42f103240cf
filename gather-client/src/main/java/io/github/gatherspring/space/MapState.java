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

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import io.github.gatherspring.proto.MapCommitsChanges;
import io.github.gatherspring.proto.MapDeleteObject;
import io.github.gatherspring.proto.MapDeleteObjectByKey;
import io.github.gatherspring.proto.MapMoveObject;
import io.github.gatherspring.proto.MapSetCollisions;
import io.github.gatherspring.proto.MapSetCollisionsBits;
import io.github.gatherspring.proto.MapSetDimensions;
import io.github.gatherspring.proto.MapSetNooks;
import io.github.gatherspring.proto.MapSetObjects;
import io.github.gatherspring.proto.MapSetObjectsV2;
import io.github.gatherspring.proto.NookDiff;
import io.github.gatherspring.proto.WireObject;
import org.jspecify.annotations.Nullable;

/**
 * One map as the writer builds it. Readers see the {@link GameMap} that each event
 * leaves.
 */
final class MapState {

	private static final List<FieldDescriptor> OBJECT_COMPOUNDS = compounds(WireObject.getDescriptor());

	private static final List<FieldDescriptor> NOOK_COMPOUNDS = compounds(NookDiff.getDescriptor());

	private final String id;

	private final StateLimits limits;

	private volatile GameMap current;

	private long updateId;

	private PersistentMap<Object> fields = PersistentMap.empty();

	private PersistentMap<MapObject> objects = PersistentMap.empty();

	private PersistentMap<PersistentMap<ObjectKey>> keysById = PersistentMap.empty();

	private PersistentMap<Nook> nooks = PersistentMap.empty();

	private NookTiles nookTiles = NookTiles.NONE;

	private Collisions collisions = Collisions.NONE;

	private int session;

	/**
	 * Whether the session's state of the map may still be incomplete, so that what was
	 * not sent again must be told apart from what was.
	 */
	private boolean resending;

	/**
	 * Whether the server sends this map anew from its beginning, not just changes of it.
	 */
	private boolean whole;

	private boolean collisionsSent;

	private final Set<String> sentFields = new HashSet<>();

	/**
	 * Whether something of the map was left out, so that it is to be sent whole again.
	 */
	private boolean incomplete;

	MapState(String id, StateLimits limits) {
		this.id = id;
		this.limits = limits;
		this.current = publish();
	}

	private static List<FieldDescriptor> compounds(Descriptor type) {
		return type.getFields()
			.stream()
			.filter((field) -> field.isRepeated() || field.getJavaType() == FieldDescriptor.JavaType.MESSAGE)
			.toList();
	}

	String id() {
		return this.id;
	}

	GameMap current() {
		return this.current;
	}

	void sessionStarted(int session) {
		this.session = session;
		this.resending = true;
		this.whole = false;
		this.collisionsSent = false;
		this.sentFields.clear();
		if (this.incomplete) {
			this.incomplete = false;
			this.updateId = 0;
			this.current = publish();
		}
	}

	/**
	 * Makes room for a part of the map.
	 * @return whether it fits
	 */
	private boolean take(long more) {
		boolean fits = this.limits.size().take(more);
		this.incomplete |= !fits;
		return fits;
	}

	private static long sizeOf(@Nullable MapObject object) {
		return (object != null) ? StateSize.THING + StateSize.of(object.key().value()) + StateSize.of(object.wire())
				+ StateSize.of(object.wire().getId()) : 0;
	}

	/** A tile of a nook is a message of its own, and an entry in the table of tiles. */
	private static long sizeOf(@Nullable Nook nook) {
		return (nook != null) ? StateSize.THING + StateSize.of(nook.id()) + 10 * StateSize.of(nook.wire()) : 0;
	}

	/**
	 * From now on a commit is that of a change and nothing that was not sent is gone.
	 */
	void synchronizedWith() {
		this.resending = false;
	}

	/**
	 * Applies an event of this map.
	 * @return the objects that turned out to be gone, mostly none
	 */
	List<MapObject> apply(EventRule rule, Message event) {
		List<MapObject> gone = List.of();
		if (event instanceof MapSetObjectsV2 set) {
			setObjects(set.getObjectsMap(), set.getUpdatesAreOverwrites());
		}
		else if (event instanceof MapDeleteObjectByKey delete) {
			removeObject(delete.getKey());
		}
		else if (event instanceof MapMoveObject move) {
			moveObject(move);
		}
		else if (event instanceof MapSetNooks set) {
			setNooks(set);
		}
		else if (event instanceof MapSetCollisionsBits set) {
			if (!this.limits.isWithinMap(set.getX(), set.getY(), set.getW(), set.getH())) {
				return gone;
			}
			setCollisions(set.getOverwrite(), set.getX(), set.getY(), set.getW(), set.getH(),
					Collisions.Mask.ofBits(set.getMask()));
		}
		else if (event instanceof MapCommitsChanges commit) {
			gone = commit(commit.getUpdateId());
		}
		else if (event instanceof MapSetDimensions set
				&& !this.limits.isWithinMap(0, 0, set.getWidth(), set.getHeight())) {
			return gone;
		}
		else if (!applyDeprecated(event)) {
			setFields(rule, event);
		}
		this.current = publish();
		return gone;
	}

	@SuppressWarnings("deprecation") // servers of the older version still send these
	private boolean applyDeprecated(Message event) {
		if (event instanceof MapSetObjects set) {
			Map<String, WireObject> objects = new HashMap<>();
			set.getObjectsMap().forEach((key, object) -> objects.put(Integer.toUnsignedString(key), object));
			setObjects(objects, set.getUpdatesAreOverwrites());
		}
		else if (event instanceof MapDeleteObject delete) {
			removeObject(Integer.toUnsignedString(delete.getKey()));
		}
		else if (event instanceof MapSetCollisions set
				&& this.limits.isWithinMap(set.getX(), set.getY(), set.getW(), set.getH())) {
			Collisions.Mask mask = Collisions.Mask.ofText(set.getMask(), set.getW(), set.getH());
			if (mask != null) {
				setCollisions(false, set.getX(), set.getY(), set.getW(), set.getH(), mask);
			}
			else {
				this.limits.dropped().unreadable();
			}
		}
		else {
			return event instanceof MapSetCollisions;
		}
		return true;
	}

	private void setFields(EventRule rule, Message event) {
		if (event instanceof MapSetDimensions) {
			this.whole |= this.resending;
		}
		boolean delete = rule.delete != null && (Boolean) event.getField(rule.delete);
		for (FieldDescriptor field : rule.fields) {
			this.sentFields.add(field.getName());
			if (delete) {
				dropField(field.getName());
			}
			else if (EventRule.isPresent(event, field)) {
				Object value = EventRule.value(event, field);
				if (take(StateSize.of(value) - StateSize.of(this.fields.get(field.getName())))) {
					this.fields = this.fields.with(field.getName(), value);
				}
			}
		}
	}

	private void dropField(String name) {
		this.limits.size().give(StateSize.of(this.fields.get(name)));
		this.fields = this.fields.without(name);
	}

	private void setCollisions(boolean overwrite, int x, int y, int w, int h, Collisions.Mask mask) {
		boolean replaces = overwrite || (isWholeAnew() && !this.collisionsSent);
		Collisions base = replaces ? Collisions.NONE : this.collisions;
		Collisions changed = base.with(x, y, w, h, mask);
		if (take(changed.size() - this.collisions.size())) {
			this.collisions = changed;
		}
		this.collisionsSent = true;
	}

	/**
	 * Applies all at once: what a map begins with may be ten thousands of objects in one
	 * event.
	 */
	private void setObjects(Map<String, WireObject> wires, boolean overwrite) {
		Map<String, MapObject> changed = new HashMap<>();
		KeyChanges keyChanges = new KeyChanges(this.keysById);
		wires.forEach((key, wire) -> {
			MapObject known = this.objects.get(key);
			WireObject base = (known != null && !overwrite && !isReplaced(known.session())) ? known.wire() : null;
			MapObject object = new MapObject(this.id, (known != null) ? known.key() : new ObjectKey(key),
					(base != null) ? merge(base, wire) : wire, this.session);
			if (take(sizeOf(object) - sizeOf(known))) {
				changed.put(key, object);
				keyChanges.replace(known, object);
			}
		});
		this.objects = this.objects.withAll(changed);
		this.keysById = keyChanges.applied();
	}

	/**
	 * Whether what was known from an earlier session must not shine through, because the
	 * server sends the map anew.
	 */
	private boolean isReplaced(int lastSent) {
		return isWholeAnew() && lastSent != this.session;
	}

	private boolean isWholeAnew() {
		return this.resending && this.whole;
	}

	/**
	 * Present fields replace, each as a whole. An empty list (of tags, for instance) is
	 * not present, and so never replaces.
	 */
	private static WireObject merge(WireObject known, WireObject patch) {
		WireObject.Builder merged = known.toBuilder();
		clearWhatMergingWouldMix(merged, patch, OBJECT_COMPOUNDS);
		return merged.mergeFrom(patch).build();
	}

	private static NookDiff merge(NookDiff known, NookDiff patch) {
		NookDiff.Builder merged = known.toBuilder();
		clearWhatMergingWouldMix(merged, patch, NOOK_COMPOUNDS);
		return merged.mergeFrom(patch).build();
	}

	/**
	 * Protobuf's own merging adds to lists and goes into messages.
	 */
	private static void clearWhatMergingWouldMix(Message.Builder merged, Message patch,
			List<FieldDescriptor> compounds) {
		for (FieldDescriptor field : compounds) {
			if (field.isRepeated() ? patch.getRepeatedFieldCount(field) > 0 : patch.hasField(field)) {
				merged.clearField(field);
			}
		}
	}

	private void moveObject(MapMoveObject move) {
		PersistentMap<ObjectKey> keys = this.keysById.get(move.getObjectId());
		List<String> moved = (keys != null) ? List.copyOf(keys.keySet()) : List.of(move.getObjectId());
		for (String key : moved) {
			MapObject known = this.objects.get(key);
			if (known != null) {
				WireObject.Builder wire = known.wire()
					.toBuilder()
					.setX(Math.max(0, (int) move.getTargetX()))
					.setY(Math.max(0, (int) move.getTargetY()));
				if (move.hasTargetXOffset()) {
					wire.setOffsetX(move.getTargetXOffset());
				}
				if (move.hasTargetYOffset()) {
					wire.setOffsetY(move.getTargetYOffset());
				}
				MapObject object = new MapObject(this.id, known.key(), wire.build(), known.session());
				this.limits.size().give(sizeOf(known) - sizeOf(object));
				this.objects = this.objects.with(key, object);
			}
		}
	}

	private void removeObject(String key) {
		MapObject known = this.objects.get(key);
		if (known != null) {
			KeyChanges keyChanges = new KeyChanges(this.keysById);
			keyChanges.forget(known);
			this.keysById = keyChanges.applied();
			this.objects = this.objects.without(key);
			this.limits.size().give(sizeOf(known));
		}
	}

	private void setNooks(MapSetNooks set) {
		PersistentMap<Nook> before = this.nooks;
		boolean tilesChanged = set.getOverwrite();
		if (set.getOverwrite()) {
			before.values().forEach((nook) -> this.limits.size().give(sizeOf(nook)));
			this.nooks = PersistentMap.empty();
		}
		for (Map.Entry<String, NookDiff> entry : set.getNooksMap().entrySet()) {
			String nookId = entry.getKey();
			NookDiff diff = entry.getValue();
			Nook known = this.nooks.get(nookId);
			NookDiff base = (known != null && !isReplaced(known.session())) ? known.wire() : null;
			Nook nook = new Nook(this.id, nookId, (base != null) ? merge(base, diff) : diff, this.session);
			if (take(sizeOf(nook) - sizeOf(known))) {
				tilesChanged |= base == null || diff.hasNookCoords();
				this.nooks = this.nooks.with(nookId, nook);
			}
		}
		if (tilesChanged && !(before.isEmpty() && this.nooks.isEmpty())) {
			this.nookTiles = new NookTiles(this.nooks.values());
		}
	}

	/**
	 * The server has told all of the map, or all of a change. Only the former, and only
	 * if the map is another than the one that was known, makes what was not sent again
	 * disappear.
	 */
	private List<MapObject> commit(long updateId) {
		List<MapObject> gone = new ArrayList<>();
		if (this.resending && updateId != this.updateId) {
			for (MapObject object : this.objects.values()) {
				if (object.session() != this.session) {
					gone.add(object);
				}
			}
			gone.forEach((object) -> removeObject(object.key().value()));
			dropOtherThings();
		}
		this.resending = false;
		this.updateId = updateId;
		return gone;
	}

	private void dropOtherThings() {
		PersistentMap<Nook> before = this.nooks;
		for (Nook nook : before.values()) {
			if (nook.session() != this.session) {
				this.limits.size().give(sizeOf(nook));
				this.nooks = this.nooks.without(nook.id());
			}
		}
		if (this.nooks != before) {
			this.nookTiles = new NookTiles(this.nooks.values());
		}
		for (String field : Set.copyOf(this.fields.keySet())) {
			if (!this.sentFields.contains(field)) {
				dropField(field);
			}
		}
		if (!this.collisionsSent) {
			this.limits.size().give(this.collisions.size());
			this.collisions = Collisions.NONE;
		}
	}

	private GameMap publish() {
		return new GameMap(this.id, this.updateId, this.fields, this.objects, this.keysById, this.nooks, this.nookTiles,
				this.collisions);
	}

	/**
	 * Which objects have an id, as far as some changes alter that: several may share one.
	 */
	private static final class KeyChanges {

		private final PersistentMap<PersistentMap<ObjectKey>> before;

		private final Map<String, PersistentMap<ObjectKey>> changed = new HashMap<>();

		KeyChanges(PersistentMap<PersistentMap<ObjectKey>> before) {
			this.before = before;
		}

		void replace(@Nullable MapObject known, MapObject object) {
			boolean sameId = known != null && known.wire().hasId() == object.wire().hasId()
					&& known.wire().getId().equals(object.wire().getId());
			if (sameId) {
				return;
			}
			if (known != null) {
				forget(known);
			}
			if (object.wire().hasId()) {
				String id = object.wire().getId();
				this.changed.put(id, keys(id).with(object.key().value(), object.key()));
			}
		}

		void forget(MapObject known) {
			if (known.wire().hasId()) {
				String id = known.wire().getId();
				this.changed.put(id, keys(id).without(known.key().value()));
			}
		}

		private PersistentMap<ObjectKey> keys(String id) {
			PersistentMap<ObjectKey> keys = this.changed.get(id);
			if (keys == null) {
				keys = this.before.get(id);
			}
			return (keys != null) ? keys : PersistentMap.empty();
		}

		PersistentMap<PersistentMap<ObjectKey>> applied() {
			List<String> gone = new ArrayList<>();
			this.changed.forEach((id, keys) -> {
				if (keys.isEmpty()) {
					gone.add(id);
				}
			});
			this.changed.keySet().removeAll(gone);
			PersistentMap<PersistentMap<ObjectKey>> after = this.before.withAll(this.changed);
			for (String id : gone) {
				after = after.without(id);
			}
			return after;
		}

	}

}
