// What scripts add to the start page, which works without them: accounts put in and taken out in
// place, files read into their fields, progress, and errors without another page.
const $ = (selector, root = document) => root.querySelector(selector);
const $$ = (selector, root = document) => Array.from(root.querySelectorAll(selector));

const form = $("[data-work]");
const accounts = $(".accounts-in", form);
const adding = $("[data-add]", form);
const several = $("#files", form);
const most = Number(form.dataset.most);
const FEWEST = 2;

const letter = (number) => String.fromCharCode(64 + Number(number));
const boxes = () => $$("[data-account]", accounts);
const letterOf = (box) => letter(box.dataset.account);
const part = (box, name) => $(`[name^="${name}-"]`, box);

const say = (words, more) => {
  const status = $("[data-status]", form);
  status.textContent = words;
  if (more) status.append(" ", more);
};

/* Accounts. */

const number = (box, place) => {
  const renamed = (value) => value.replace(/-\d+(?= |$)/g, `-${place}`);
  box.dataset.account = place;
  for (const node of $$("*", box))
    for (const name of ["id", "name", "for", "aria-describedby"])
      if (node.hasAttribute(name)) node.setAttribute(name, renamed(node.getAttribute(name)));
  for (const button of $$("button[name=do]", box)) button.value = renamed(button.value);
  $(".letter", box).textContent = letter(place);
  $(".taking-out button", box).textContent = `Remove account ${letter(place)}`;
};

const blank = () => $("[data-blank]").content.firstElementChild.cloneNode(true);

/** Numbers the accounts anew; the address says how many there are, so that a reload has room. */
const arrange = () => {
  boxes().forEach((box, n) => number(box, n + 1));
  const all = boxes();
  for (const box of all) $(".taking-out", box).hidden = all.length <= FEWEST && !part(box, "known");
  adding.hidden = all.length >= most;
  $("[data-full]", form).hidden = all.length < most;
  const address = new URL(location);
  address.searchParams.delete("with");
  for (const known of $$("[name^=known-]", accounts)) address.searchParams.append("with", known.value);
  address.searchParams.set("accounts", all.length);
  history.replaceState(history.state, "", address);
};

const add = () => {
  if (boxes().length >= most) return null;
  const box = blank();
  accounts.append(box);
  arrange();
  return box;
};

const goOn = (box) => (part(box, "text") ?? $("a, button", box)).focus();

const takeOut = (box) => {
  const place = boxes().indexOf(box);
  const name = letterOf(box);
  box.remove();
  const filler = boxes().length < FEWEST ? accounts.appendChild(blank()) : null;
  arrange();
  const back = Object.assign(document.createElement("button"), { type: "button", className: "small", textContent: "Put it back" });
  back.addEventListener("click", () => {
    if (filler && isFree(filler)) filler.remove();
    if (boxes().length >= most) return say(`There are ${most} accounts already.`);
    accounts.insertBefore(box, boxes()[place] ?? null);
    arrange();
    say(`Account ${letterOf(box)} is back.`);
    goOn(box);
  });
  say(`Account ${name} was removed.`, back);
  back.focus();
};

/* Files. */

const PLAIN = /\.(txt|text|md)$/i;
const WRITTEN = /\.(txt|text|md|x?html?|json|ninjs)$/i;
const LONGEST_IN_A_FIELD = 4_000_000;

const isFree = (box) => {
  const text = part(box, "text");
  return text !== null && text.value.trim() === "" && !part(box, "file").files.length && !part(box, "held").value && !part(box, "address")?.value;
};

/** What is written in a text or a page in UTF-8; "" for any other file, which the server reads. */
const writtenIn = async (file) => {
  if (!WRITTEN.test(file.name) || file.size > LONGEST_IN_A_FIELD) return "";
  try {
    const words = new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer());
    return words.trim() && !words.includes("\0") ? words : "";
  } catch {
    return "";
  }
};

const holding = (box) => {
  const [file] = part(box, "file").files;
  const held = file?.name ?? part(box, "filename").value;
  const typed = part(box, "text").value.trim() !== "";
  $("[data-typed]", box).hidden = Boolean(held) && !typed;
  $("[data-choose]", box).hidden = Boolean(held);
  const line = $("[data-held]", box);
  line.hidden = !held;
  if (!held) return "";
  const end = typed ? "There is a text as well: remove the file, or empty the field." : "";
  $("span", line).textContent = file?.size === 0 ? `${held} is empty. ${end}` : `${held} will be read as it is. ${end}`;
  return `Account ${letterOf(box)}: ${$("span", line).textContent}`;
};

/** Puts a file into an account, and says what became of it. */
const put = async (box, file) => {
  const words = await writtenIn(file);
  const inField = words && PLAIN.test(file.name) && part(box, "text").value.trim() === "";
  const chosen = new DataTransfer();
  if (!words) chosen.items.add(file);
  part(box, "file").files = chosen.files;
  part(box, "held").value = inField ? "" : words;
  part(box, "filename").value = words && !inField ? file.name : "";
  if (inField) part(box, "text").value = words;
  return holding(box) || `Account ${letterOf(box)}: the text of ${file.name} is in its field.`;
};

const clear = (box) => {
  for (const name of ["file", "held", "filename"]) part(box, name).value = "";
  holding(box);
};

const distribute = async (files, under) => {
  const said = [];
  for (const file of files) {
    const box = (under && isFree(under) ? under : boxes().find(isFree)) ?? add();
    said.push(box ? await put(box, file) : `${file.name} was left out: at most ${most} accounts are compared.`);
  }
  say(said.join(" "));
};

form.addEventListener("change", async ({ target }) => {
  const box = target.closest("[data-account]");
  if (target === several) {
    await distribute(Array.from(several.files));
    several.value = "";
  } else if (target.type === "file" && target.files.length) {
    say(await put(box, target.files[0]));
    (part(box, "text").closest("[hidden]") ? $("[data-held] button", box) : part(box, "text")).focus();
  }
});
form.addEventListener("input", ({ target }) => {
  if (target.matches("textarea")) holding(target.closest("[data-account]"));
});
form.addEventListener("dragover", (event) => {
  if (event.dataTransfer.types.includes("Files")) event.preventDefault();
});
form.addEventListener("drop", (event) => {
  const files = Array.from(event.dataTransfer.files);
  if (!files.length) return;
  event.preventDefault();
  distribute(files, event.target.closest("[data-account]"));
});

/* Buttons that change the form, in place. */

const CHANGES = {
  add: () => goOn(add()),
  remove: takeOut,
  drop: (box) => {
    clear(box);
    say(`Account ${letterOf(box)}: the file was removed.`);
    part(box, "text").focus();
  },
};
form.addEventListener("click", (event) => {
  const button = event.target.closest("button[name=do]");
  const change = CHANGES[button?.value.split("-")[0]];
  if (!change) return;
  event.preventDefault();
  change(button.closest("[data-account]"));
});

/* Errors. */

const forget = () => {
  $("[data-faults]", form).hidden = true;
  for (const old of $$(".error", form)) old.remove();
  for (const old of $$("[aria-invalid]", form)) {
    old.removeAttribute("aria-invalid");
    old.removeAttribute("aria-describedby");
  }
};

/** The field of a fault. An account that is not kept any more gets a field for its text. */
const fieldOf = ({ field }) => {
  const there = document.getElementById(field);
  if (there) return there;
  const box = boxes()[Number(field.split("-")[1]) - 1];
  box.replaceWith(blank());
  arrange();
  return document.getElementById(field);
};

const beside = (fault) => {
  const field = fieldOf(fault);
  const box = field.closest("[data-account]");
  if (fault.part === "file") {
    if (!part(box, "text").value.trim()) clear(box);
    $("[data-choose]", box).hidden = false;
  }
  if (fault.part === "text") $("[data-typed]", box).hidden = false;
  const line = Object.assign(document.createElement("p"), { className: "error", id: `wrong-${fault.field}`, textContent: `✗ ${fault.message}` });
  field.setAttribute("aria-invalid", "true");
  field.setAttribute("aria-describedby", line.id);
  field.closest(".field").after(line);
  return field;
};

const showErrors = ({ error, faults }) => {
  const above = $("[data-faults]", form);
  const line = $("[data-error]", above);
  line.textContent = error;
  line.hidden = !error;
  $("ul", above).replaceChildren(...faults.map((fault) => {
    const link = Object.assign(document.createElement("a"), { href: `#${fault.field}`, textContent: `Account ${fault.account}, ${fault.part}: ${fault.message}` });
    const item = document.createElement("li");
    item.append(link);
    return item;
  }));
  const fields = faults.map(beside);
  above.hidden = false;
  const first = fields.length === 1 && !error ? fields[0] : above;
  first.focus({ preventScroll: true });
  first.scrollIntoView({ block: "center" });
};

/* Progress. */

const progress = $("[data-progress]", form);
const compare = $("[data-compare]", form);
let work = null;

const begin = () => {
  const began = Date.now();
  const clock = () => ($("[data-clock]", progress).textContent = `${Math.round((Date.now() - began) / 1000)} s`);
  clock();
  work = Object.assign(new AbortController(), { clock: setInterval(clock, 1000) });
  $("[data-stages]", progress).replaceChildren();
  $("[data-steps]", progress).textContent = "Handing in";
  $("[data-bar]", progress).value = 0;
  progress.hidden = false;
  compare.setAttribute("aria-disabled", "true");
  say("Reading …");
  progress.scrollIntoView({ block: "nearest" });
};

const rest = () => {
  clearInterval(work?.clock);
  work = null;
  progress.hidden = true;
  compare.removeAttribute("aria-disabled");
};

const WORDS = { reading: "reading …", read: "✓ read" };

const tell = ({ stage, account, label, done, of }) => {
  $("[data-steps]", progress).textContent = `${done} of ${of} steps`;
  Object.assign($("[data-bar]", progress), { max: of, value: done });
  const id = `stage-${account}`;
  const line = document.getElementById(id) ?? Object.assign(document.createElement("li"), { id });
  line.textContent = account ? `${letter(account)} ${label}: ${WORDS[stage]}` : "Comparing the accounts …";
  $("[data-stages]", progress).append(line);
  if (stage === "reading") progress.scrollIntoView({ block: "nearest" });
  else say(line.textContent.replace("✓ ", ""));
};

$("[data-cancel]", form).addEventListener("click", () => work?.abort());
addEventListener("pageshow", (event) => {
  if (event.persisted) rest();
});

const GONE = "The server could not be reached, or stopped answering. Everything you put in is still here: try again.";
const SIGN_IN = "You are not signed in any more. Open this page in another tab, sign in there, and press Compare here again: everything you put in is still here.";

/** What is wrong with handing in so much, if it is too much: told of the largest account. */
const tooMuch = async (data) => {
  const most = Number(form.dataset.mostBytes);
  if ((await new Response(data).blob()).size <= most) return null;
  const size = (box) => new Blob([part(box, "text")?.value ?? "", part(box, "held")?.value ?? "", ...(part(box, "file")?.files ?? [])]).size;
  const box = boxes().reduce((one, other) => (size(other) > size(one) ? other : one));
  const name = holding(box) ? "file" : "text";
  const message = `This ${name} has ${Math.ceil(size(box) / 1e6)} MB, and the server takes ${Math.floor(most / 1e6)} MB of all accounts together. Nothing was sent: hand in less; of a web page, paste its text alone.`;
  return { error: "", faults: [{ account: letterOf(box), part: name, field: part(box, name).id, message }] };
};

const submit = async (event) => {
  event.preventDefault();
  if (work) return;
  forget();
  const data = new FormData(event.target, event.submitter);
  const refused = await tooMuch(data);
  if (refused) {
    say("");
    return showErrors(refused);
  }
  begin();
  try {
    const failed = await run(data, work.signal);
    if (!failed) return;
    rest();
    say("");
    showErrors(failed);
  } catch (failure) {
    const cancelled = failure.name === "AbortError";
    rest();
    say(cancelled ? "Cancelled. Everything you put in is still here." : "");
    if (cancelled) compare.focus();
    else showErrors({ error: failure.told ?? GONE, faults: [] });
  }
};
form.addEventListener("submit", submit);
$("[data-examples]").addEventListener("submit", submit);

/** Hands in and tells the stages; what is wrong, or nothing once the result is on its way. */
async function run(data, signal) {
  const answer = await fetch(form.action, { method: "POST", body: data, signal, headers: { Accept: "text/event-stream" } });
  if (!answer.ok) throw Object.assign(new Error("refused"), { told: answer.status === 401 ? SIGN_IN : (await answer.json()).detail });
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let waiting = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) throw new Error("cut off");
    waiting += value;
    const events = waiting.split("\n\n");
    waiting = events.pop();
    for (const one of events) {
      const name = one.match(/^event: (.*)$/m)[1];
      const said = JSON.parse(one.match(/^data: (.*)$/m)[1]);
      if (name === "stage") tell(said);
      if (name === "failed") return said;
      if (name === "done") return location.assign(form.dataset.root + said.path);
    }
  }
}

for (const box of boxes()) if (part(box, "text")) holding(box);
