/** The foot of a phone: writing, the command menu, files. */

import { DRAWINGS, drawing, element } from "./dom.js";
import { marked, pasted } from "./markers.js";
import { popover } from "./popover.js";

/** @typedef {import("./types.js").Person} Person */
/** @typedef {import("./types.js").Sample} Sample */
/** @typedef {import("./types.js").Message} Message */
/**
 * @typedef {{
 *   say: (text: string) => void, edit: (message: number, text: string) => void,
 *   sample: (title: string) => void, files: (files: File[]) => void,
 * }} Hands
 */

export class Composer {
  /**
   * @param {() => Person} person  as it stands when asked
   * @param {() => Sample[]} samples  what lies ready for the editor
   * @param {Hands} hands
   */
  constructor(person, samples, hands) {
    this.hands = hands;
    /** The message that is edited; 0: a new one is written. */
    this.edited = 0;
    this.input = writing(`Message of ${person().name}`);
    this.element = element(
      "form",
      {
        className: "composer",
        onsubmit: (/** @type {SubmitEvent} */ event) => {
          event.preventDefault();
          this.send(this.input.value.trim());
        },
      },
      popover("Commands", "/", () => commands(person(), hands)),
      this.input,
      popover("Attach a file", drawing(DRAWINGS.attach), () => files(person(), samples(), hands)),
      element(
        "button",
        { type: "submit", className: "round round-strong", aria: { label: "Send" } },
        drawing(DRAWINGS.send),
      ),
    );
    this.input.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && this.edited) this.write("", 0);
    });
  }

  /** @param {Message} message  one's own */
  edit({ id, text, entities }) {
    this.write(marked(text, entities), id);
    this.input.focus();
  }

  /** @param {string} text */
  send(text) {
    if (text && this.edited) this.hands.edit(this.edited, text);
    else if (text) this.hands.say(text);
    this.write("", 0);
  }

  /** @param {string} text @param {number} edited */
  write(text, edited) {
    this.edited = edited;
    this.element.classList.toggle("editing", edited > 0);
    this.input.value = text;
    fit(this.input);
  }
}

/** Enter sends, with Shift it begins a line; what is pasted keeps its lines, its bold and its links. @param {string} label */
function writing(label) {
  const input = /** @type {HTMLTextAreaElement} */ (
    element("textarea", {
      className: "composer-text",
      placeholder: "Message",
      rows: 1,
      maxLength: 8192,
      autocomplete: "off",
      aria: { label },
    })
  );
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    input.form?.requestSubmit();
  });
  input.addEventListener("paste", (event) => {
    const html = event.clipboardData?.getData("text/html");
    if (!html) return;
    event.preventDefault();
    input.setRangeText(pasted(html), input.selectionStart, input.selectionEnd, "end");
    fit(input);
  });
  input.addEventListener("input", () => fit(input));
  return input;
}

/** As high as its lines, up to what the style sheet allows. @param {HTMLTextAreaElement} input */
function fit(input) {
  input.style.height = "auto";
  input.style.height = `${input.scrollHeight}px`;
}

/** @param {Person} person @param {Hands} hands */
function commands(person, hands) {
  return person.commands.map(({ command, description }) =>
    element(
      "button",
      { type: "button", role: "menuitem", onclick: () => hands.say(`/${command}`) },
      element("b", {}, `/${command}`),
      element("span", { lang: person.language }, description),
    ),
  );
}

/** @param {Person} person @param {Sample[]} samples @param {Hands} hands */
function files(person, samples, hands) {
  const pick = element(
    "button",
    { type: "button", role: "menuitem", onclick: () => choose(hands) },
    element("b", {}, "Choose files…"),
  );
  if (!person.editor) return [pick];
  const bundles = samples.map(({ title, files }) =>
    element(
      "button",
      { type: "button", role: "menuitem", onclick: () => hands.sample(title) },
      element("b", {}, title),
      element("span", {}, files.join(", ")),
    ),
  );
  return [...bundles, pick];
}

/** @param {Hands} hands */
function choose(hands) {
  const picker = /** @type {HTMLInputElement} */ (element("input", { type: "file", multiple: true }));
  picker.addEventListener("change", () => hands.files([...(picker.files ?? [])]));
  picker.click();
}

/** Files dropped on a phone are sent by its person. @param {HTMLElement} phone @param {Hands} hands */
export function acceptDrops(phone, hands) {
  const over = (/** @type {boolean} */ yes) => phone.classList.toggle("dropping", yes);
  phone.addEventListener("dragover", (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    over(true);
  });
  phone.addEventListener("dragleave", (event) => {
    if (!phone.contains(/** @type {Node | null} */ (event.relatedTarget))) over(false);
  });
  phone.addEventListener("drop", (event) => {
    event.preventDefault();
    over(false);
    hands.files([...(event.dataTransfer?.files ?? [])]);
  });
}
