// Runs before the page is drawn, so that it never flashes in the wrong colours.
(() => {
	const dark = matchMedia("(prefers-color-scheme: dark)");
	const chosen = () => localStorage.getItem("theme");
	const apply = () => {
		document.documentElement.dataset.theme = chosen() ?? (dark.matches ? "dark" : "light");
		document.dispatchEvent(new Event("themechange"));
	};
	dark.addEventListener("change", apply);
	document.addEventListener("DOMContentLoaded", () => {
		document.getElementById("theme").addEventListener("click", () => {
			localStorage.setItem("theme", document.documentElement.dataset.theme === "dark" ? "light" : "dark");
			apply();
		});
	});
	apply();
})();
