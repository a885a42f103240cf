import { byId, el, hueOf, offer, seldom } from "./dom.js";
import { get } from "./api.js";
import { Camera } from "./camera.js";
import { Floor, TILE, themed } from "./floor.js";
import { FACING, sprite } from "./avatar.js";
import { Bubbles, drawName } from "./labels.js";

/** Tiles in a second that a figure walks at least; more when it has fallen behind. */
const PACE = 4.5;
/** Seconds in which a figure catches up with where the server says it is. */
const LAG = .26;
/** Milliseconds after which a map that could not be had is asked for again. */
const AGAIN = 10_000;
/** Steps further than this are leaps. */
const LEAP = 4;
const NAMES_FROM_ZOOM = .45;
const NOOK_NAMES_FROM_ZOOM = .6;
/** Where a whole map would be smaller than this, one begins with the bot instead. */
const TOO_SMALL = .5;

/** The map: floor, portals, people, names and bubbles, sixty times a second. */
export function mountMap(store) {
	const canvas = byId("map");
	const pen = canvas.getContext("2d");
	const camera = new Camera();
	const bubbles = new Bubbles();
	const floors = new Map();
	const versions = new Map();
	const failures = new Map();
	const still = matchMedia("(prefers-reduced-motion: reduce)");
	let current = null;
	let followed = null;
	let ratio = 1;
	let ripple = null;
	let message = null;
	let tileListener = () => {};
	let last = performance.now();
	let drawn = 0;
	const floor = () => floors.get(current);

	new ResizeObserver(resize).observe(canvas);
	document.addEventListener("themechange", () => floors.forEach((floor) => floor.forget()));
	store.on("maps", loadMaps);
	store.on("reset", () => {
		versions.clear();
		followed = null;
	});
	const refresh = seldom(1000, () => {
		mapButtons();
		followChoices();
	});
	store.on("players", (frame) => (frame.players || frame.gone) && refresh());
	byId("zoom-in").addEventListener("click", () => zoom(1.35));
	byId("zoom-out").addEventListener("click", () => zoom(1 / 1.35));
	byId("zoom-fit").addEventListener("click", fit);
	byId("follow").addEventListener("change", (event) => follow(Number(event.target.value) || null));
	canvas.addEventListener("keydown", (event) => {
		const command = { "+": () => zoom(1.35), "=": () => zoom(1.35), "-": () => zoom(1 / 1.35), 0: fit, m: nextMap,
			f: () => follow(store.me?.n ?? null), Escape: () => follow(null) }[event.key];
		if (command && !event.ctrlKey && !event.metaKey) {
			event.preventDefault();
			command();
		}
	});
	pointers();
	requestAnimationFrame(draw);
	setInterval(() => {
		canvas.dataset.fps = drawn;
		drawn = 0;
	}, 1000);

	async function loadMaps(maps) {
		await Promise.all(maps.filter((map) => versions.get(map.id) !== map.version).map(load));
		for (const id of [...floors.keys()]) {
			if (!maps.some((map) => map.id === id)) {
				floors.delete(id);
			}
		}
		if (!floors.has(current)) {
			const some = maps.find((map) => floors.has(map.id)) ?? maps[0];
			show(store.me && floors.has(store.me.map) ? store.me.map : some?.id ?? null);
		}
		mapButtons();
	}

	/** A map that cannot be had is tried again later and keeps no other map away. */
	async function load(map) {
		versions.set(map.id, map.version);
		try {
			floors.set(map.id, new Floor(await get(`/api/map?id=${encodeURIComponent(map.id)}`)));
			failures.delete(map.id);
		}
		catch (failure) {
			failures.set(map.id, failure.message);
			setTimeout(() => {
				if (versions.get(map.id) === map.version) {
					versions.delete(map.id);
					loadMaps(store.maps);
				}
			}, AGAIN);
		}
	}

	function show(id) {
		current = id;
		mapButtons();
		if (!floor()) {
			return;
		}
		camera.fit(floor().map);
		if (camera.zoom < TOO_SMALL && store.me?.map === id) {
			follow(store.me.n);
		}
	}

	function nextMap() {
		const ids = store.maps.map((map) => map.id);
		follow(null);
		show(ids[(ids.indexOf(current) + 1) % ids.length]);
	}

	function mapButtons() {
		const counts = new Map();
		store.players.forEach((player) => counts.set(player.map, (counts.get(player.map) ?? 0) + 1));
		const signature = JSON.stringify([store.maps, [...counts], current]);
		const group = byId("maps");
		if (group.dataset.signature === signature) {
			return;
		}
		group.dataset.signature = signature;
		group.replaceChildren(...store.maps.map((map) => el("button", { type: "button", ariaPressed: String(map.id === current),
			onclick: () => {
				follow(null);
				show(map.id);
			} }, map.name || map.id, el("small", {}, String(counts.get(map.id) ?? 0)))));
		canvas.setAttribute("aria-label", `Map of ${store.mapName(current)}, ${counts.get(current) ?? 0} people`);
		canvas.dataset.map = current ?? "";
	}

	function followChoices() {
		const people = [...store.players.values()].sort((one, other) => Number(other.me) - Number(one.me) || one.name.localeCompare(other.name)).slice(0, 300);
		offer(byId("follow"), [["", "Follow nobody"], ...people.map((player) => [player.n, player.name + (player.me ? " (bot)" : "")])], "");
	}

	function follow(n) {
		followed = n;
		byId("follow").value = n ?? "";
		const player = store.players.get(n);
		if (player && floors.has(player.map)) {
			current = player.map;
			camera.fitted = false;
			camera.zoom = Math.max(camera.zoom, camera.width < 600 ? .9 : 1.2);
			mapButtons();
		}
		else if (floor() && n === null) {
			camera.hold(floor().map);
		}
	}

	function zoom(factor, x, y) {
		if (floor()) {
			camera.zoomBy(factor, floor().map, x, y);
		}
	}

	function fit() {
		follow(null);
		if (floor()) {
			camera.fit(floor().map);
		}
	}

	function resize() {
		ratio = Math.min(2, devicePixelRatio || 1);
		camera.resize(canvas.clientWidth, canvas.clientHeight);
		canvas.width = canvas.clientWidth * ratio;
		canvas.height = canvas.clientHeight * ratio;
		if (floor() && camera.fitted) {
			camera.fit(floor().map);
		}
	}

	function draw(now) {
		const seconds = Math.min(.1, (now - last) / 1000);
		last = now;
		pen.setTransform(ratio, 0, 0, ratio, 0, 0);
		pen.fillStyle = themed("--outside");
		pen.fillRect(0, 0, camera.width, camera.height);
		if (floor()) {
			const seen = walk(seconds);
			glide(seconds);
			drawFloor();
			drawNookNames();
			drawPortals(now);
			drawPeople(seen, now);
			drawRipple(now);
			drawMessage(now);
			drawn++;
		}
		else if (failures.has(current)) {
			message = { text: `This map cannot be shown: ${failures.get(current)}`, until: now + 1000 };
			drawMessage(now);
		}
		requestAnimationFrame(draw);
	}

	/** Moves figures on towards where the server says they are, and returns those of this map, the farthest back first. */
	function walk(seconds) {
		const seen = [];
		for (const player of store.players.values()) {
			if (player.px === undefined || player.shownMap !== player.map || still.matches) {
				Object.assign(player, { px: player.x, py: player.y, shownMap: player.map });
			}
			const dx = player.x - player.px;
			const dy = player.y - player.py;
			const distance = Math.hypot(dx, dy);
			player.walking = distance > .02;
			if (distance > LEAP) {
				player.px = player.x;
				player.py = player.y;
				player.leapt = 1;
			}
			else if (player.walking) {
				const way = Math.min(1, Math.max(PACE, distance / LAG) * seconds / distance);
				player.px += dx * way;
				player.py += dy * way;
				player.way = ((player.way ?? 0) + Math.hypot(dx, dy) * way) % 1000;
			}
			if (player.leapt > 0) {
				player.leapt = Math.max(0, player.leapt - seconds * 2.5);
			}
			if (player.map === current) {
				seen.push(player);
			}
		}
		return seen.sort((one, other) => one.py - other.py);
	}

	function glide(seconds) {
		const player = store.players.get(followed);
		if (!player) {
			return;
		}
		if (player.map !== current && floors.has(player.map)) {
			current = player.map;
			mapButtons();
		}
		camera.approach(player.px + .5, player.py + .5, floor().map, Math.min(1, seconds * 6));
	}

	function drawFloor() {
		const { map } = floor();
		const from = camera.toScreen(0, 0);
		const size = TILE * camera.zoom;
		pen.save();
		pen.shadowColor = "rgb(0 0 0 / .28)";
		pen.shadowBlur = 22;
		pen.fillStyle = themed("--floor-a");
		pen.fillRect(from.x, from.y, map.width * size, map.height * size);
		pen.restore();
		pen.imageSmoothingQuality = "high";
		pen.drawImage(floor().picture(Math.min(2, camera.zoom * ratio > 1 ? 2 : 1)), from.x, from.y, map.width * size, map.height * size);
	}

	/** Not part of the floor's image, for they would become too small to read with it. */
	function drawNookNames() {
		if (camera.zoom < NOOK_NAMES_FROM_ZOOM) {
			return;
		}
		pen.font = "600 10.5px Inter, system-ui, sans-serif";
		pen.fillStyle = themed("--muted");
		for (const nook of floor().nookNames) {
			const { x, y } = camera.toScreen(nook.x, nook.y);
			pen.fillText(nook.name, x + 5, y - 6);
		}
	}

	function drawPortals(now) {
		for (const portal of floor().map.portals) {
			const { x, y } = camera.toScreen(portal.x + .5, portal.y + .5);
			const turn = still.matches ? 0 : now / 700;
			const radius = TILE * camera.zoom;
			pen.lineWidth = Math.max(1.5, 3 * camera.zoom);
			for (let ring = 0; ring < 3; ring++) {
				pen.strokeStyle = `hsl(${265 + ring * 25} 85% 68% / ${.95 - ring * .25})`;
				pen.beginPath();
				pen.ellipse(x, y, radius * (.18 + ring * .14), radius * (.14 + ring * .11), 0, turn + ring, turn + ring + 4.6);
				pen.stroke();
			}
			if (camera.zoom >= .7 && portal.to) {
				pen.font = "600 10.5px Inter, system-ui, sans-serif";
				pen.textAlign = "center";
				pen.fillStyle = themed("--muted");
				pen.fillText(`to ${store.mapName(portal.to)}`, x, y + radius * .85);
				pen.textAlign = "start";
			}
		}
	}

	function drawPeople(seen, now) {
		const size = TILE * camera.zoom;
		const scale = Math.max(.25, Math.round(camera.zoom * ratio * 8) / 8);
		const inSight = seen.filter((player) => {
			player.at = camera.toScreen(player.px + .5, player.py + 1);
			return player.at.x > -60 && player.at.x < camera.width + 60 && player.at.y > -60 && player.at.y < camera.height + 80;
		});
		for (const player of inSight) {
			const step = player.walking ? 1 + Math.floor((player.way ?? 0) * 2.6) % 2 : 0;
			const image = sprite(player.hue ??= hueOf(player.id), FACING[player.direction] ?? "down", step, scale);
			const bob = player.walking ? Math.abs(Math.sin((player.way ?? 0) * 8)) * 1.6 * camera.zoom : 0;
			pen.globalAlpha = player.away ? .5 : 1 - (player.leapt ?? 0) * .8;
			if (player.n === followed || player.me) {
				pen.strokeStyle = themed("--accent");
				pen.lineWidth = 2;
				pen.beginPath();
				pen.ellipse(player.at.x, player.at.y - size * .1, size * .42, size * .16, 0, 0, 7);
				pen.stroke();
			}
			pen.drawImage(image, player.at.x - size / 2, player.at.y - size * 1.375 - bob, size, size * 1.375);
			pen.globalAlpha = 1;
		}
		const named = camera.zoom >= NAMES_FROM_ZOOM && inSight.length < 400;
		for (const player of inSight) {
			if (named || player.me || player.n === followed) {
				drawName(pen, player, player.at.x, player.at.y + 1, ratio);
			}
		}
		for (const player of bubbles.speaking(inSight, now)) {
			bubbles.draw(pen, player, player.at.x, player.at.y - size * 1.35, now, camera.width);
		}
		canvas.dataset.people = inSight.length;
		canvas.dataset.zoom = camera.zoom.toFixed(3);
	}

	function drawRipple(now) {
		const age = ripple ? (now - ripple.since) / 600 : 1;
		if (age < 1) {
			const { x, y } = camera.toScreen(ripple.x + .5, ripple.y + .5);
			pen.strokeStyle = themed("--accent");
			pen.globalAlpha = 1 - age;
			pen.lineWidth = 3;
			pen.beginPath();
			pen.arc(x, y, TILE * camera.zoom * (.2 + age * .6), 0, 7);
			pen.stroke();
			pen.globalAlpha = 1;
		}
	}

	function drawMessage(now) {
		if (message && now < message.until) {
			pen.font = "600 13px Inter, system-ui, sans-serif";
			const width = Math.min(camera.width - 20, pen.measureText(message.text).width + 28);
			const left = (camera.width - width) / 2;
			const top = camera.height / 2 - 17;
			pen.fillStyle = themed("--bad");
			pen.beginPath();
			pen.roundRect(left, top, width, 34, 10);
			pen.fill();
			pen.fillStyle = "#fff";
			pen.textAlign = "center";
			pen.fillText(message.text, camera.width / 2, top + 22, width - 20);
			pen.textAlign = "start";
		}
	}

	/** One finger or the mouse drags, two fingers or the wheel zoom, a click is meant for a tile. */
	function pointers() {
		const down = new Map();
		let moved = 0;
		let spread = 0;
		canvas.addEventListener("pointerdown", (event) => {
			canvas.setPointerCapture(event.pointerId);
			down.set(event.pointerId, { x: event.offsetX, y: event.offsetY });
			moved = down.size > 1 ? 99 : 0;
			spread = distance(down);
		});
		canvas.addEventListener("pointermove", (event) => {
			const before = down.get(event.pointerId);
			if (!before || !floor()) {
				return;
			}
			const dx = event.offsetX - before.x;
			const dy = event.offsetY - before.y;
			moved += Math.abs(dx) + Math.abs(dy);
			down.set(event.pointerId, { x: event.offsetX, y: event.offsetY });
			if (down.size === 2) {
				const now = distance(down);
				zoom(now / (spread || now), event.offsetX, event.offsetY);
				spread = now;
			}
			else if (moved > 6) {
				canvas.classList.add("dragging");
				followed = null;
				byId("follow").value = "";
				camera.moveBy(dx, dy, floor().map);
			}
		});
		for (const end of ["pointerup", "pointercancel"]) {
			canvas.addEventListener(end, (event) => {
				const clicked = down.delete(event.pointerId) && down.size === 0 && moved <= 6 && end === "pointerup";
				canvas.classList.remove("dragging");
				if (clicked && floor()) {
					click(event.offsetX, event.offsetY);
				}
			});
		}
		canvas.addEventListener("wheel", (event) => {
			event.preventDefault();
			zoom(Math.exp(-event.deltaY / 500), event.offsetX, event.offsetY);
		}, { passive: false });
	}

	function distance(down) {
		const [one, other] = [...down.values()];
		return other ? Math.hypot(one.x - other.x, one.y - other.y) : 0;
	}

	function click(px, py) {
		const at = camera.toTile(px, py);
		const x = Math.floor(at.x);
		const y = Math.floor(at.y);
		const { map } = floor();
		if (x < 0 || y < 0 || x >= map.width || y >= map.height) {
			return;
		}
		ripple = { x, y, since: performance.now() };
		tileListener(current, x, y);
	}

	return {
		follow,
		say: (id, text) => bubbles.say(id, text, performance.now()),
		notice: (text) => message = text ? { text, until: performance.now() + 2500 } : null,
		onTile: (listener) => tileListener = listener
	};
}
