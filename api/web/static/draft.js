// What was put in comes back: most browsers see to texts after Back, fewer on reload or to files.
// Runs before the start page's other script, which then tells of the files that came back.
const DRAFT = "factframe.draft";
const COMING_BACK = ["reload", "back_forward"];
const form = document.querySelector("[data-work]");
const fields = () => Array.from(form.querySelectorAll(".accounts-in :is(textarea, input:not([type=file]), select)"));

addEventListener("pagehide", () => {
  try {
    sessionStorage.setItem(DRAFT, JSON.stringify(fields().map(({ name, value }) => [name, value])));
  } catch {
    sessionStorage.removeItem(DRAFT);
  }
});
if (COMING_BACK.includes(performance.getEntriesByType("navigation")[0]?.type))
  for (const [name, value] of JSON.parse(sessionStorage.getItem(DRAFT) ?? "[]"))
    if (form.elements[name]) form.elements[name].value ||= value;
sessionStorage.removeItem(DRAFT);
