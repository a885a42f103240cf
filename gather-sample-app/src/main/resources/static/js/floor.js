import { color } from "./dom.js";

// The part of a map that seldom changes: floor, walls, nooks, objects, portals' rims. Drawn once into
// an image, from which each picture copies what is in sight.

const TILE = 32;
const LARGEST = 4096;

const ICONS = [
	[/whiteboard/i, "🧑‍🏫"], [/poster|picture|image/i, "🖼️"], [/\btv\b|video|screen/i, "📺"], [/note|sign/i, "📝"],
	[/phone|call/i, "☎️"], [/fountain|water/i, "⛲"], [/bell/i, "🔔"], [/bench|chair|couch|sofa/i, "🛋️"],
	[/plant|tree|flower/i, "🪴"], [/coffee|kitchen/i, "☕"], [/game|arcade/i, "🕹️"], [/door/i, "🚪"], [/book/i, "📚"]
];

export class Floor {

	constructor(map) {
		this.map = map;
		const bytes = atob(map.walls);
		this.wall = (x, y) => {
			if (x < 0 || y < 0 || x >= map.width || y >= map.height) {
				return false;
			}
			const bit = y * map.width + x;
			return ((bytes.charCodeAt(bit >> 3) || 0) >> (bit & 7) & 1) === 1;
		};
		/** Where the names of the nooks are written: within their lower left corners. */
		this.nookNames = map.nooks.filter((nook) => nook.name && nook.tiles.length > 0).map((nook) => ({
			name: nook.name,
			x: Math.min(...nook.tiles.map((tile) => tile.x)),
			y: Math.max(...nook.tiles.map((tile) => tile.y)) + 1
		}));
		this.objects = new Set(map.objects.map((thing) => `${thing.x},${thing.y}`));
		this.image = null;
	}

	/** The image, at most so sharp as the screen can show. */
	picture(scale) {
		const fitting = Math.min(scale, LARGEST / (Math.max(this.map.width, this.map.height) * TILE));
		if (!this.image || Math.abs(this.scale - fitting) > .01) {
			this.scale = fitting;
			this.image = document.createElement("canvas");
			this.image.width = Math.ceil(this.map.width * TILE * fitting);
			this.image.height = Math.ceil(this.map.height * TILE * fitting);
			const pen = this.image.getContext("2d");
			pen.scale(fitting, fitting);
			this.draw(pen);
		}
		return this.image;
	}

	forget() {
		this.image = null;
	}

	draw(pen) {
		const { width, height } = this.map;
		for (let y = 0; y < height; y++) {
			for (let x = 0; x < width; x++) {
				pen.fillStyle = themed((x + y) % 2 ? "--floor-a" : "--floor-b");
				pen.fillRect(x * TILE, y * TILE, TILE, TILE);
			}
		}
		this.map.nooks.forEach((nook, i) => this.drawNook(pen, nook, i));
		this.map.spawns.forEach((spawn) => this.drawSpawn(pen, spawn));
		for (let y = 0; y < height; y++) {
			for (let x = 0; x < width; x++) {
				if (this.wall(x, y) && !this.objects.has(`${x},${y}`)) {
					this.drawWall(pen, x, y);
				}
			}
		}
		this.drawLight(pen);
		this.map.objects.forEach((thing) => this.drawObject(pen, thing));
	}

	/** Warm light in the middle, less of it towards the edges. */
	drawLight(pen) {
		const [width, height] = [this.map.width * TILE, this.map.height * TILE];
		const light = pen.createRadialGradient(width / 2, height / 2, 0, width / 2, height / 2, Math.hypot(width, height) / 2);
		light.addColorStop(0, themed("--light"));
		light.addColorStop(1, themed("--shade"));
		pen.fillStyle = light;
		pen.fillRect(0, 0, width, height);
	}

	drawWall(pen, x, y) {
		const top = y * TILE;
		const left = x * TILE;
		const open = !this.wall(x, y + 1) || this.objects.has(`${x},${y + 1}`);
		pen.fillStyle = themed("--wall-top");
		pen.fillRect(left, top, TILE, TILE);
		if (open) {
			pen.fillStyle = themed("--wall-face");
			pen.fillRect(left, top + TILE * .44, TILE, TILE * .56);
			if (y + 1 < this.map.height) {
				pen.fillStyle = "rgb(0 0 0 / .14)";
				pen.fillRect(left, top + TILE, TILE, 6);
			}
		}
		pen.fillStyle = themed("--wall-edge");
		if (!this.wall(x, y - 1)) {
			pen.fillRect(left, top, TILE, 3);
		}
		if (!this.wall(x - 1, y)) {
			pen.fillRect(left, top, 2, open ? TILE * .44 : TILE);
		}
		if (!this.wall(x + 1, y)) {
			pen.fillRect(left + TILE - 2, top, 2, open ? TILE * .44 : TILE);
		}
	}

	drawNook(pen, nook, i) {
		const tiles = new Set(nook.tiles.map((tile) => `${tile.x},${tile.y}`));
		const hue = (i * 67 + 190) % 360;
		pen.fillStyle = `hsl(${hue} 70% 55% / .15)`;
		nook.tiles.forEach((tile) => pen.fillRect(tile.x * TILE, tile.y * TILE, TILE, TILE));
		pen.strokeStyle = `hsl(${hue} 60% 55% / .75)`;
		pen.lineWidth = 2;
		pen.setLineDash([6, 5]);
		pen.beginPath();
		for (const { x, y } of nook.tiles) {
			edge(pen, !tiles.has(`${x},${y - 1}`), x, y, x + 1, y, 0, 1);
			edge(pen, !tiles.has(`${x},${y + 1}`), x, y + 1, x + 1, y + 1, 0, -1);
			edge(pen, !tiles.has(`${x - 1},${y}`), x, y, x, y + 1, 1, 0);
			edge(pen, !tiles.has(`${x + 1},${y}`), x + 1, y, x + 1, y + 1, -1, 0);
		}
		pen.stroke();
		pen.setLineDash([]);
	}

	drawSpawn(pen, spawn) {
		pen.strokeStyle = themed("--muted");
		pen.globalAlpha = .45;
		pen.lineWidth = 1.5;
		pen.beginPath();
		pen.arc((spawn.x + .5) * TILE, (spawn.y + .5) * TILE, 8, 0, 7);
		pen.stroke();
		pen.globalAlpha = 1;
	}

	drawObject(pen, thing) {
		const x = thing.x * TILE;
		const y = thing.y * TILE;
		if (/desk|table/i.test(thing.name)) {
			pen.fillStyle = "rgb(0 0 0 / .16)";
			pen.beginPath();
			pen.roundRect(x - 1, y + 6, TILE + 2, TILE - 4, 5);
			pen.fill();
			pen.fillStyle = themed("--wood-edge");
			pen.beginPath();
			pen.roundRect(x - 2, y + 6, TILE + 4, TILE - 7, 5);
			pen.fill();
			pen.fillStyle = themed("--wood");
			pen.beginPath();
			pen.roundRect(x - 2, y + 3, TILE + 4, TILE - 11, 5);
			pen.fill();
			pen.fillStyle = "#23283a";
			pen.beginPath();
			pen.roundRect(x + 7, y - 1, 18, 12, 2.5);
			pen.fill();
			pen.fillStyle = "#7fd6ff";
			pen.beginPath();
			pen.roundRect(x + 9, y + 1, 14, 8, 1.5);
			pen.fill();
			return;
		}
		pen.fillStyle = "rgb(0 0 0 / .15)";
		pen.beginPath();
		pen.ellipse(x + TILE / 2, y + TILE - 4, 11, 4, 0, 0, 7);
		pen.fill();
		pen.font = '26px "Noto Color Emoji", "Apple Color Emoji", "Segoe UI Emoji", sans-serif';
		pen.textAlign = "center";
		pen.textBaseline = "middle";
		pen.fillStyle = themed("--text");
		pen.fillText(ICONS.find(([name]) => name.test(thing.name))?.[1] ?? "📦", x + TILE / 2, y + TILE / 2);
		pen.textAlign = "start";
		pen.textBaseline = "alphabetic";
	}
}

function edge(pen, drawn, x1, y1, x2, y2, dx, dy) {
	if (drawn) {
		pen.moveTo(x1 * TILE + dx, y1 * TILE + dy);
		pen.lineTo(x2 * TILE + dx, y2 * TILE + dy);
	}
}

let palette = new Map();
document.addEventListener("themechange", () => palette = new Map());

/** Colours of the theme, looked up once. */
export function themed(name) {
	if (!palette.has(name)) {
		palette.set(name, color(name));
	}
	return palette.get(name);
}

export { TILE };
