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

/** Asks for the coloured picture of signs such as ☕, which many fonts have in black as well. */
export const pictured = (emoji) => /^\p{Extended_Pictographic}$/u.test(emoji) ? emoji + "\ufe0f" : emoji;

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

/** Offers choices, unless they are the same as before or somebody is choosing just now. */
export function offer(select, choices, fallback) {
	const signature = JSON.stringify(choices);
	if (select.dataset.signature === signature || (document.activeElement === select && select.options.length > 0)) {
		return;
	}
	const chosen = select.value;
	select.dataset.signature = signature;
	select.replaceChildren(...choices.map(([value, label]) => el("option", { value }, label)));
	select.value = choices.some(([value]) => String(value) === chosen) ? chosen : fallback;
}

/** Runs at once, and then at most once in so many milliseconds, however often it is called. */
export function seldom(millis, run) {
	let next = 0;
	let timer = null;
	return () => {
		const wait = next - performance.now();
		if (wait <= 0) {
			next = performance.now() + millis;
			run();
		}
		else {
			timer ??= setTimeout(() => {
				timer = null;
				next = performance.now() + millis;
				run();
			}, wait);
		}
	};
}
