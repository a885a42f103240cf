import { TILE } from "./floor.js";

const CLOSEST = 3;
/** Room for the controls above and below the map. */
const MARGIN = { x: 28, y: 132 };

/** Which part of the map is seen: the middle in tiles, and pixels for each unit of a tile of 32. */
export class Camera {

	x = 0;
	y = 0;
	zoom = 1;
	width = 1;
	height = 1;
	fitted = true;

	resize(width, height) {
		this.width = width;
		this.height = height;
	}

	fit(map) {
		this.fitted = true;
		this.x = map.width / 2;
		this.y = map.height / 2;
		this.zoom = this.fitting(map);
	}

	fitting(map) {
		return Math.min(CLOSEST, Math.min((this.width - MARGIN.x) / (map.width * TILE), (this.height - MARGIN.y) / (map.height * TILE)));
	}

	/** Zooms so that the point under the finger stays where it is. */
	zoomBy(factor, map, px = this.width / 2, py = this.height / 2) {
		const before = this.toTile(px, py);
		this.fitted = false;
		this.zoom = Math.max(Math.min(this.fitting(map), .6), Math.min(CLOSEST, this.zoom * factor));
		const after = this.toTile(px, py);
		this.x += before.x - after.x;
		this.y += before.y - after.y;
		this.hold(map);
	}

	moveBy(px, py, map) {
		this.fitted = false;
		this.x -= px / (TILE * this.zoom);
		this.y -= py / (TILE * this.zoom);
		this.hold(map);
	}

	/** Glides to a tile. */
	approach(x, y, map, share) {
		this.x += (x - this.x) * share;
		this.y += (y - this.y) * share;
		this.hold(map);
	}

	/** The map does not leave the window; a map smaller than the window stays in its middle. */
	hold(map) {
		const half = (pixels) => pixels / (2 * TILE * this.zoom);
		const [x, y] = [half(this.width - MARGIN.x), half(this.height - MARGIN.y)];
		this.x = within(this.x, x, map.width - x, map.width / 2);
		this.y = within(this.y, y, map.height - y, map.height / 2);
	}

	toScreen(x, y) {
		return { x: (x - this.x) * TILE * this.zoom + this.width / 2, y: (y - this.y) * TILE * this.zoom + this.height / 2 };
	}

	toTile(px, py) {
		return { x: (px - this.width / 2) / (TILE * this.zoom) + this.x, y: (py - this.height / 2) / (TILE * this.zoom) + this.y };
	}
}

const within = (value, low, high, middle) => low > high ? middle : Math.min(high, Math.max(low, value));
