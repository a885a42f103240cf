import { byId } from "./dom.js";

/** Tabs as the ARIA pattern wants them: arrow keys go from one to the next. */
export function mountTabs() {
	const tabs = [...document.querySelectorAll('[role="tab"]')];
	const openers = new Map();

	function open(tab) {
		for (const each of tabs) {
			const chosen = each === tab;
			each.setAttribute("aria-selected", chosen);
			each.tabIndex = chosen ? 0 : -1;
			byId(each.getAttribute("aria-controls")).hidden = !chosen;
		}
		tab.classList.remove("news");
		openers.get(tab.id)?.();
	}

	tabs.forEach((tab, i) => {
		tab.addEventListener("click", () => open(tab));
		tab.addEventListener("keydown", (event) => {
			const to = { ArrowRight: i + 1, ArrowLeft: i - 1, Home: 0, End: tabs.length - 1 }[event.key];
			if (to !== undefined) {
				const next = tabs.at(to % tabs.length);
				open(next);
				next.focus();
				event.preventDefault();
			}
		});
	});

	return {
		open: (name) => open(byId(`tab-${name}`)),
		isOpen: (name) => byId(`tab-${name}`).getAttribute("aria-selected") === "true",
		onOpen: (name, listener) => openers.set(`tab-${name}`, listener),
		news: (name) => byId(`tab-${name}`).classList.toggle("news", byId(`tab-${name}`).getAttribute("aria-selected") !== "true")
	};
}
