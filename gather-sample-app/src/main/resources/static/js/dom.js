// Elements are made from text only: whatever people write stays text.

export const byId = (id) => document.getElementById(id);

export function el(tag, properties = {}, ...children) {
	const element = document.createElement(tag);
	for (const [name, value] of Object.entries(properties)) {
		if (name === "dataset") {
			Object.assign(element.dataset, value);
		}
		else if (name in element) {
			element[name] = value;
		}
		else {
			element.setAttribute(name, value);
		}
	}
	element.append(...children.filter((child) => child !== null && child !== undefined));
	return element;
}

export const clock = (instant) => new Date(instant).toLocaleTimeString([], { hour12: false });

export function duration(seconds) {
	if (seconds < 60) {
		return `${Math.floor(seconds)} s`;
	}
	const minutes = Math.floor(seconds / 60);
	return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** The same colour for the same player everywhere. */
export function hueOf(id) {
	let hash = 7;
	for (const char of id) {
		hash = (hash * 31 + char.codePointAt(0)) % 997;
	}
	return (hash * 137) % 360;
}

export const color = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
