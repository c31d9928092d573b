// What scripts add to pages that work without them: links between text and cards, choice among
// claims, texts that scroll together.
const $ = (selector, root = document) => root.querySelector(selector);
const $$ = (selector, root = document) => Array.from(root.querySelectorAll(selector));

/* Links between a text and what is said of it. */

const light = (item) => {
  for (const lit of $$(".lit")) lit.classList.remove("lit");
  if (!item) return;
  for (const node of $$(`[data-items~="${CSS.escape(item)}"], [data-item="${CSS.escape(item)}"]:not(a)`))
    node.classList.add("lit");
};

const bring = (node) => {
  for (let folded = node?.closest("details"); folded; folded = folded.parentElement.closest("details"))
    folded.open = true;
  if (!node) return;
  const told = node.matches(".card, .statement");
  const isSmall = node.offsetHeight < innerHeight / 2;
  const isAmid = isSmall && (told || node.matches(".text *, .words"));
  node.scrollIntoView({ block: isAmid ? "center" : "start" });
  if (told) $("a.tag", node).focus({ preventScroll: true });
};

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-item]");
  if (!link) return;
  light(link.dataset.item);
  if (link.hash === location.hash) setTimeout(lightTarget);
});

document.addEventListener("click", (event) => {
  const words = event.target.closest(".text [data-items]");
  if (!words || event.target.closest("a") || String(getSelection())) return;
  const items = words.dataset.items.split(" ");
  const card = items.map((item) => document.getElementById(item)).find(Boolean);
  if (card) history.pushState(null, "", `#${card.id}`);
  light(card ? card.id : items[0]);
  bring(card ?? items.map((item) => $(`main a.words[data-item="${CSS.escape(item)}"]`)).find(Boolean));
});

// Of accounts beside each other a narrow page can show one.
const columns = $(".switch");
const isNarrow = () => columns && getComputedStyle(columns).display !== "none";
const showColumn = (letter) => {
  const one = letter && isNarrow() && $(`[value="${letter}"]`, columns);
  if (one && !$("[value=all]", columns).checked) one.checked = true;
};

const lightTarget = () => {
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  unfiltered(target.closest(".card"));
  showColumn(target.closest("[data-col]")?.dataset.col);
  if (target.matches(".text a.tag")) $("[name=layer]:is([value=claim], [value=statement])").checked = true;
  const item = target.dataset.item ?? target.dataset.place;
  if (item) light(item);
  bring(target);
};
addEventListener("hashchange", lightTarget);
queueMicrotask(lightTarget);

document.addEventListener("keydown", (event) => {
  if (event.target.closest("input, select, textarea, button") || event.ctrlKey || event.metaKey || event.altKey) return;
  const step = { j: 1, k: -1 }[event.key];
  const cards = $$(".card:not([hidden]), article.statement");
  if (!step || !cards.length) return;
  const now = cards.findIndex((card) => card.classList.contains("lit"));
  const next = cards[Math.min(Math.max(now + step, 0), cards.length - 1)];
  light(next.dataset.item);
  bring(next);
});

/* Choice among the claims, in place and in the address. */

const filters = $("[data-filter]");
const choose = () => {
  const chosen = new URLSearchParams(new FormData(filters));
  for (const [name, value] of [...chosen]) if (!value) chosen.delete(name);
  const cards = $$(".card");
  for (const card of cards)
    card.hidden = [...chosen].some(([name, value]) => card.dataset[name] !== value);
  const shown = cards.filter((card) => !card.hidden).length;
  $("[data-shown]", filters).textContent = `${shown} of ${cards.length} shown`;
  $("[data-none]").hidden = shown > 0;
  history.replaceState(null, "", `${location.pathname}${chosen.size ? `?${chosen}` : ""}${location.hash}`);
};
filters?.addEventListener("change", choose);
const unfiltered = (card) => {
  if (!card?.hidden) return;
  for (const field of $$("select", filters)) field.value = "";
  choose();
};

/* Words found in statements, in place. */

$("[data-find]")?.addEventListener("input", ({ target }) => {
  const wanted = target.value.trim().toLowerCase();
  let found = 0;
  for (const row of $$(".alone .r-only-in")) {
    row.hidden = !$("bdi", row).textContent.toLowerCase().includes(wanted);
    found += !row.hidden;
  }
  for (const folded of $$("[aria-labelledby=alone] .alone")) {
    const rows = $$(".r-only-in", folded);
    const left = rows.filter((row) => !row.hidden).length;
    $("[data-count]", folded).textContent = wanted ? `${left} of ${rows.length}` : rows.length;
    folded.open = Boolean(wanted) || folded.open;
  }
  $("[data-found]").textContent = wanted ? `${found} found` : "";
});
for (const button of $$("[data-unscripted]")) button.hidden = true;
for (const told of $$("[data-keys]")) told.hidden = false;

/* Texts that scroll together, by the share of their length. */

for (const group of $$("[data-scroll-together]")) {
  const panes = $$(".scroll", group);
  let leader = null;
  for (const pane of panes) {
    pane.addEventListener("pointerenter", () => (leader = pane));
    pane.addEventListener("focusin", () => (leader = pane));
    pane.addEventListener("scroll", () => {
      if (pane !== leader) return;
      const share = pane.scrollTop / Math.max(pane.scrollHeight - pane.clientHeight, 1);
      for (const other of panes)
        if (other !== pane) other.scrollTop = share * (other.scrollHeight - other.clientHeight);
    }, { passive: true });
  }
}

/* Take away. */

for (const button of $$("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}
for (const button of $$("[data-copy]")) {
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText($(button.dataset.copy).textContent.trim() + ` (${location.href})`);
    button.textContent = "Copied";
  });
}
const folded = new Set();
addEventListener("beforeprint", () => {
  for (const one of $$("details:not([open], .card details)")) { folded.add(one); one.open = true; }
});
addEventListener("afterprint", () => {
  for (const one of folded) one.open = false;
  folded.clear();
});
