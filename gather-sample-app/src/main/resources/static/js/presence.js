import { byId, color, duration, el } from "./dom.js";
import { get } from "./api.js";

export function mountPresence(store, tabs) {
	let per = "MINUTE";
	let chart = null;

	for (const [id, value] of [["per-hour", "HOUR"], ["per-minute", "MINUTE"]]) {
		byId(id).addEventListener("click", () => {
			per = value;
			byId("per-hour").setAttribute("aria-pressed", per === "HOUR");
			byId("per-minute").setAttribute("aria-pressed", per === "MINUTE");
			load();
		});
	}
	tabs.onOpen("presence", load);
	setInterval(() => tabs.isOpen("presence") && load(), 5000);
	document.addEventListener("themechange", () => {
		chart?.destroy();
		chart = null;
		if (tabs.isOpen("presence")) {
			load();
		}
	});

	async function load() {
		let report;
		try {
			report = await get(`/api/presence?per=${per}`);
		}
		catch (failure) {
			tell(failure.message);
			return;
		}
		draw(report.buckets);
		tell(report.places.length > 0 ? "" : "Nobody yet.");
		byId("presence-rows").replaceChildren(...report.places.map((place) =>
			el("tr", {}, el("td", { className: "name" }, el("bdi", {}, place.name)), el("td", {}, place.map), el("td", {}, duration(place.seconds)))));
	}

	function tell(text) {
		byId("presence-empty").textContent = text;
		byId("presence-empty").hidden = !text;
	}

	function draw(buckets) {
		const labels = buckets.map((bucket) => new Date(bucket.from).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit", hour12: false }));
		const people = buckets.map((bucket) => bucket.people);
		if (chart) {
			chart.data.labels = labels;
			chart.data.datasets[0].data = people;
			chart.update("none");
			return;
		}
		chart = new Chart(byId("presence-chart"), {
			type: "bar",
			data: { labels, datasets: [{ data: people, backgroundColor: color("--accent"), borderRadius: 4, maxBarThickness: 26 }] },
			options: {
				animation: false, maintainAspectRatio: false,
				plugins: { legend: { display: false }, tooltip: { callbacks: { label: (item) => `${item.raw} people` } } },
				scales: {
					x: { grid: { display: false }, ticks: { color: color("--muted"), maxTicksLimit: 8, maxRotation: 0 } },
					y: { beginAtZero: true, grid: { color: color("--line") }, ticks: { color: color("--muted"), precision: 0 } }
				}
			}
		});
	}
}
