// Keeps each answer as it is given, so that a lost connection or a closed lid costs nothing.
//
// The form names the address in `data-autosave`. A field is a group of radios or a textarea with a hidden input
// `base-<name>` beside it: the value that is stored, as far as this page knows. The server compares it with what it has,
// and so notices when somebody has answered in another window.
//
// Saving the page sends every field all the same: nothing depends on this script.

const TYPING = 1500; // ms without a key before a text is sent
const QUIET = 1000; // ms between two changes of the status line, so that a screen reader is not made to stammer
const FIRST_WAIT = 2000; // ms until the first new attempt; each later one waits twice as long
const LONGEST_WAIT = 30000;
const PATIENCE = 30000; // ms until a request counts as lost
const AT_ONCE = 2; // requests under way
const KEPT_ALIVE = 30000; // browsers let 64 KB in all outlive a page; a request gets its half

class Field {
  constructor(form, name, base) {
    Object.assign(this, { form, name, base });
    this.queued = null; // the value to send next
    this.sent = null; // the value that is under way
    this.typing = 0; // the timer of a text that is being written
    this.attempts = 0; // how many requests were lost in a row
    this.notBefore = 0;
    this.refused = false;
    this.conflict = false;
  }

  /** As the browser would submit it, with line ends of one kind: FormData has what is chosen, or nothing. */
  value() {
    return (new FormData(this.form).get(this.name) ?? "").replace(/\r\n?/g, "\n");
  }

  /** The place for "answered elsewhere", which the page holds hidden. */
  message() {
    return this.form.querySelector(`[data-autosave-error="${CSS.escape(this.name)}"]`);
  }

  showConflict(said) {
    const message = this.message();
    if (!message) return false;
    const prefix = document.createElement("span");
    prefix.className = "govuk-visually-hidden";
    prefix.textContent = `${message.dataset.prefix ?? ""} `;
    message.setAttribute("role", "alert");
    message.hidden = false;
    message.replaceChildren(prefix, said);
    message.closest(".govuk-form-group")?.classList.add("govuk-form-group--error");
    return true;
  }

  hideConflict() {
    if (!this.conflict) return;
    this.conflict = false;
    const message = this.message();
    message?.replaceChildren();
    message?.toggleAttribute("hidden", true);
    message?.closest(".govuk-form-group")?.classList.remove("govuk-form-group--error");
  }
}

/** The line that says whether answers are kept. */
class Status {
  constructor(element) {
    this.element = element;
    this.timer = 0;
  }

  /** Shows the last of what is said within a moment; the same words again are no news. */
  show(said, kind) {
    this.next = { said, kind };
    this.timer ||= setTimeout(() => this.change(), QUIET);
  }

  change() {
    this.timer = 0;
    const { said, kind } = this.next;
    if (!this.element) return;
    for (const name of ["waiting", "failed"]) this.element.classList.toggle(`balcony-saved--${name}`, kind === name);
    if (this.element.textContent !== said) this.element.textContent = said;
  }
}

class Autosave {
  constructor(form) {
    this.form = form;
    this.fields = new Map();
    this.status = new Status(document.querySelector("[data-autosave-status]"));
    this.underWay = 0;
    this.submitting = false;
    this.held = null; // what to do once nothing is under way
    this.guard = (event) => this.warn(event);
    this.listen();
  }

  listen() {
    const on = (type, act) => this.form.addEventListener(type, (event) => act(this.fieldOf(event.target), event));
    on("change", (field, event) => event.target.type === "radio" && this.queue(field));
    // Choosing the chosen option again changes nothing, but it is how somebody says "mine" after a conflict.
    on("click", (field, event) => event.target.type === "radio" && field?.conflict && this.queue(field));
    on("input", (field, event) => event.target.localName === "textarea" && this.write(field));
    on("focusout", (field) => this.finish(field));
    this.form.addEventListener("submit", (event) => this.submit(event));
    document.addEventListener("visibilitychange", () => document.hidden && this.finishAll());
    addEventListener("online", () => this.retry());
    // A page from the browser's memory has answers from then; asking again has those of now.
    addEventListener("pageshow", (event) => event.persisted && location.reload());
  }

  fieldOf(element) {
    const name = element.name;
    const base = name && this.form.elements.namedItem(`base-${name}`);
    if (!base) return undefined;
    if (!this.fields.has(name)) this.fields.set(name, new Field(this.form, name, base));
    return this.fields.get(name);
  }

  all() {
    return [...this.fields.values()];
  }

  // ---- What is to be sent ----

  write(field) {
    if (!field) return;
    clearTimeout(field.typing);
    field.typing = setTimeout(() => this.finish(field), TYPING);
    this.watch();
  }

  finish(field) {
    if (!field?.typing) return;
    clearTimeout(field.typing);
    field.typing = 0;
    this.queue(field);
  }

  finishAll() {
    for (const field of this.all()) this.finish(field);
  }

  queue(field) {
    if (!field) return;
    const value = field.value();
    const isStored = field.sent === null && value === field.base.value;
    field.hideConflict();
    field.refused = false;
    field.queued = isStored ? null : value;
    if (isStored) field.attempts = 0;
    this.pump();
  }

  retry() {
    for (const field of this.all()) field.notBefore = 0;
    this.pump();
  }

  /** Starts what may start: one request a field, a few in all, none while the page itself is being sent. */
  pump() {
    for (const field of this.all()) {
      const ready = field.queued !== null && field.sent === null && Date.now() >= field.notBefore;
      if (ready && !this.submitting && this.underWay < AT_ONCE) this.send(field);
    }
    this.watch();
  }

  // ---- Sending, and what comes of it ----

  async send(field) {
    const value = field.queued;
    field.queued = null;
    field.sent = value;
    this.underWay += 1;
    const outcome = await this.request(field, value);
    this.underWay -= 1;
    field.sent = null;
    this.settle(field, value, outcome);
    if (this.held && !this.underWay) this.held();
    this.pump();
  }

  async request(field, value) {
    const body = new URLSearchParams({ field: field.name, value, base: field.base.value }).toString();
    try {
      const response = await fetch(this.form.dataset.autosave, {
        method: "POST",
        body,
        headers: {
          Accept: "application/json",
          "Content-Type": "application/x-www-form-urlencoded",
          "X-CSRFToken": this.form.elements.namedItem("csrfmiddlewaretoken")?.value ?? "",
          "X-Requested-With": "fetch",
        },
        credentials: "same-origin",
        keepalive: body.length < KEPT_ALIVE,
        redirect: "manual",
        signal: AbortSignal.timeout?.(PATIENCE),
      });
      const answer = await response.json().catch(() => ({}));
      return { status: response.type === "opaqueredirect" ? 403 : response.status, answer };
    } catch {
      return { status: 0, answer: {} };
    }
  }

  settle(field, value, { status, answer }) {
    if (status === 200 && answer.saved === true) this.saved(field, value, answer.said);
    else if (status === 409 && typeof answer.stored === "string") this.answeredElsewhere(field, answer);
    else if (status >= 400 && status < 500 && status !== 429) this.refused(field, answer.said);
    else this.wait(field, value);
  }

  saved(field, value, said) {
    field.base.value = value;
    field.attempts = 0;
    field.notBefore = 0;
    if (field.queued === value) field.queued = null;
    // Something that is not kept is worth more words than something that is.
    if (this.all().every((other) => !other.attempts && !other.refused)) this.status.show(said, "saved");
  }

  answeredElsewhere(field, { said, stored }) {
    field.base.value = stored;
    field.attempts = 0;
    // What was chosen meanwhile was chosen without knowing; only a choice after the message may take the other's place.
    field.queued = null;
    field.conflict = true;
    if (!field.showConflict(said)) this.status.show(said, "failed");
  }

  refused(field, said) {
    field.attempts = 0;
    field.refused = true;
    const { autosaveFailed, autosaveWaiting } = this.form.dataset;
    this.status.show(said ?? autosaveFailed ?? autosaveWaiting ?? "", "failed");
  }

  wait(field, value) {
    const pause = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** field.attempts);
    field.queued ??= value;
    field.attempts += 1;
    field.notBefore = Date.now() + pause;
    setTimeout(() => this.pump(), pause);
    this.status.show(this.form.dataset.autosaveWaiting ?? "", "waiting");
  }

  // ---- Leaving the page ----

  submit(event) {
    if (event.defaultPrevented) return;
    const changing = this.all().some((field) => field.sent !== null && field.sent !== field.value());
    if (this.held || changing) return this.hold(event);
    this.submitting = true;
    for (const field of this.all()) {
      clearTimeout(field.typing);
      field.typing = 0;
    }
    // Whoever stops the sending stays here, and answers are kept again.
    setTimeout(() => this.resume(), PATIENCE);
  }

  resume() {
    this.submitting = false;
    this.pump();
  }

  /** An older answer is under way: sent now, the newer one would look as if two people had answered. */
  hold(event) {
    event.preventDefault();
    if (this.held) return;
    this.submitting = true;
    const release = () => {
      clearTimeout(patience);
      this.held = null;
      this.submitting = false;
      if (this.all().every((field) => !field.conflict)) this.form.requestSubmit(event.submitter);
    };
    const patience = setTimeout(release, FIRST_WAIT);
    this.held = release;
  }

  /** Listens for leaving only while it matters: a page with such a listener is kept out of the browser's memory. */
  watch() {
    const unsaved = this.all().some((field) => field.queued !== null || field.typing);
    if (unsaved) addEventListener("beforeunload", this.guard);
    else removeEventListener("beforeunload", this.guard);
  }

  warn(event) {
    if (this.submitting) return;
    this.finishAll();
    if (this.all().some((field) => field.queued !== null)) {
      event.preventDefault();
      event.returnValue = true;
    }
  }
}

export function autosave(form) {
  return new Autosave(form);
}
