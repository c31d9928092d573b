"use strict";
(() => {
  const form = document.getElementById("filters");
  const shown = document.getElementById("shown");
  const cards = Array.from(document.querySelectorAll(".card"), (node) => ({
    node,
    aspect: node.closest(".aspect").dataset.aspect,
    words: node.textContent.toLowerCase(),
  }));
  const groups = Array.from(document.querySelectorAll(".aspect"));
  const fields = form.elements;

  const outcomes = () =>
    Array.from(form.querySelectorAll("[name=outcome]:checked"), (box) => box.value);

  const filter = () => {
    const wanted = new Set(outcomes());
    const words = fields.words.value.trim().toLowerCase();
    const measured = fields.measure.selectedOptions[0].dataset.aspect;
    const counts = new Map();
    for (const card of cards) {
      const { outcome, article } = card.node.dataset;
      const fits =
        wanted.has(outcome) &&
        (!fields.aspect.value || fields.aspect.value === card.aspect) &&
        (!measured || measured === card.aspect) &&
        (!fields.article.value || fields.article.value === article) &&
        card.words.includes(words);
      card.node.hidden = !fits;
      if (fits) counts.set(outcome, (counts.get(outcome) || 0) + 1);
    }
    for (const group of groups) group.hidden = !group.querySelector(".card:not([hidden])");
    tell(counts);
  };

  const tell = (counts) => {
    const total = Array.from(counts.values()).reduce((sum, count) => sum + count, 0);
    const each = Array.from(form.querySelectorAll("[name=outcome]"), (box) => box.value)
      .filter((outcome) => counts.has(outcome))
      .map((outcome) => `${counts.get(outcome)} ${outcome}`)
      .join(", ");
    shown.textContent = `${total} of ${cards.length} items shown${each ? `: ${each}` : ""}`;
  };

  const spans = (offsets) =>
    offsets.split(" ").filter(Boolean).map((pair) => pair.split("-").map(Number));
  const covers = (list, at) => list.some(([from, to]) => from <= at && at < to);
  const tags = { gold: "◆ gold", answer: "◇ answer", both: "◆◇ both" };

  const mark = (kind) => {
    const made = document.createElement("mark");
    made.className = kind;
    const tag = document.createElement("span");
    tag.className = "tag";
    tag.textContent = tags[kind];
    made.append(tag);
    return made;
  };

  const whole = (card) => {
    const copy = document.getElementById(card.dataset.text).cloneNode(true);
    copy.removeAttribute("id");
    copy.tabIndex = 0;
    copy.setAttribute("role", "region");
    copy.setAttribute("aria-label", `Article ${card.dataset.article}, marked`);
    const gold = spans(card.dataset.gold);
    const answer = spans(card.dataset.answer);
    let open = null;
    for (const part of Array.from(copy.children)) {
      const at = Number(part.dataset.from);
      const [inGold, inAnswer] = [covers(gold, at), covers(answer, at)];
      const kind = inGold && inAnswer ? "both" : inGold ? "gold" : inAnswer ? "answer" : "";
      if (open && open.className !== kind) open = null;
      if (kind && !open) part.before((open = mark(kind)));
      if (open) open.append(part);
    }
    return copy;
  };

  const fill = (details) => {
    const link = details.querySelector("p");
    if (!details.open || !link) return;
    const text = whole(details.closest(".card"));
    link.replaceWith(text);
    const first = text.querySelector("mark");
    if (first) text.scrollTop = first.offsetTop - text.clientHeight / 3;
  };

  for (const details of document.querySelectorAll("details.full")) {
    details.addEventListener("toggle", () => fill(details));
    fill(details);
  }

  for (const link of document.querySelectorAll("a[data-measure]")) {
    link.addEventListener("click", () => {
      form.reset();
      fields.measure.value = link.dataset.measure;
      filter();
    });
  }
  for (const link of document.querySelectorAll(".worst a")) {
    link.addEventListener("click", () => {
      form.reset();
      filter();
    });
  }

  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(filter));
  form.hidden = false;
  filter();
})();
