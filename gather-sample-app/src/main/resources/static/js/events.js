import { byId, clock, color, el, offer } from "./dom.js";

const SECONDS = 60;
const MOST_LINES = 150;

export function mountEvents(store, tabs) {
	const lines = byId("events-lines");
	const type = byId("events-type");
	const totals = new Map();
	const rates = new Array(SECONDS).fill(0);
	let recent = [];
	let paused = false;
	let chart = null;

	byId("events-pause").addEventListener("click", (event) => {
		paused = !paused;
		event.target.setAttribute("aria-pressed", paused);
		event.target.textContent = paused ? "Go on" : "Pause";
		if (!paused) {
			draw();
		}
	});
	byId("events-clear").addEventListener("click", () => {
		recent = [];
		draw();
	});
	type.addEventListener("change", draw);
	tabs.onOpen("events", () => {
		draw();
		types();
		chart ??= makeChart();
		chart.update("none");
	});
	document.addEventListener("themechange", () => {
		if (chart) {
			chart.destroy();
			chart = makeChart();
		}
	});

	store.on("events", (events) => {
		recent = [...recent, ...events].slice(-1000);
		if (!paused && tabs.isOpen("events")) {
			append(events);
		}
	});
	store.on("counts", (counts) => {
		for (const [name, count] of Object.entries(counts)) {
			totals.set(name, (totals.get(name) ?? 0) + count);
			rates[SECONDS - 1] += count;
		}
	});
	setInterval(() => {
		byId("figure-rate").textContent = rates[SECONDS - 1];
		if (chart && tabs.isOpen("events") && !paused) {
			chart.update("none");
		}
		if (tabs.isOpen("events")) {
			types();
		}
		rates.push(0);
		rates.shift();
	}, 1000);

	function draw() {
		lines.replaceChildren();
		append(recent);
	}

	function append(events) {
		const wanted = events.filter((event) => !type.value || event.type === type.value).slice(-MOST_LINES);
		lines.prepend(...wanted.map(line).reverse());
		while (lines.children.length > MOST_LINES) {
			lines.lastChild.remove();
		}
	}

	function line(event) {
		return el("li", {}, el("time", {}, clock(event.at)),
			el("p", {}, el("b", {}, event.type), el("span", {}, event.player ? ` · ${event.player}` : "")),
			el("code", {}, event.text));
	}

	function types() {
		const options = [...totals.entries()].sort((one, other) => other[1] - one[1]);
		offer(type, [["", "All types"], ...options.map(([name, count]) => [name, `${name} (${count.toLocaleString()})`])], "");
	}

	function makeChart() {
		return new Chart(byId("rate-chart"), {
			type: "line",
			data: {
				labels: rates.map((_, i) => i - SECONDS + 1),
				datasets: [{ data: rates, borderColor: color("--accent"), backgroundColor: color("--accent") + "26",
					fill: true, pointRadius: 0, borderWidth: 2, tension: .35 }]
			},
			options: {
				animation: false, maintainAspectRatio: false, plugins: { legend: { display: false }, tooltip: { enabled: false } },
				scales: {
					x: { grid: { display: false }, ticks: { color: color("--muted"), autoSkip: false, align: "end", maxRotation: 0,
						callback: (i) => i === SECONDS - 1 ? "now" : (i + 1) % 15 === 0 ? `${SECONDS - 1 - i} s ago` : null } },
					y: { beginAtZero: true, grid: { color: color("--line") }, ticks: { color: color("--muted"), precision: 0, maxTicksLimit: 4 } }
				}
			}
		});
	}
}
