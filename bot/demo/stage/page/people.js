/** All phones, and the readers' tabs with what they have not seen. */

import { byId, element } from "./dom.js";
import { Phone } from "./phone.js";

/** @typedef {import("./types.js").Person} Person */
/** @typedef {import("./types.js").Message} Message */
/** @typedef {import("./types.js").Sample} Sample */
/** @typedef {import("./types.js").Snapshot} Snapshot */

export class People {
  /** @param {() => Sample[]} samples */
  constructor(samples) {
    this.samples = samples;
    /** @type {Map<number, Phone>} */
    this.phones = new Map();
    /** @type {Map<number, HTMLElement>} */
    this.tabs = new Map();
    this.shown = 0;
    /** Whether the next new reader was asked for on this page, and so comes into sight. */
    this.expectsReader = false;
    byId("reader-tabs").addEventListener("keydown", (event) => this.walk(event));
  }

  /** @param {Snapshot["people"]} people */
  reset(people) {
    for (const { messages, ...person } of people) {
      this.person(person);
      this.phones.get(person.id)?.reset(messages);
    }
  }

  /** @param {Person} person  new, or changed */
  person(person) {
    const known = this.phones.get(person.id);
    if (known) {
      known.show(person);
      return this.label(person.id);
    }
    const phone = new Phone(person, this.samples);
    this.phones.set(person.id, phone);
    byId(person.editor ? "editor-phones" : "reader-phones").append(phone.element);
    if (!person.editor) this.addTab(person, phone);
  }

  /** @param {number} id @param {Message} message */
  message(id, message) {
    const phone = this.phones.get(id);
    if (!phone) return;
    phone.put(message, phone.person.editor || id === this.shown);
    this.label(id);
  }

  /** @param {Person} person @param {Phone} phone */
  addTab(person, phone) {
    phone.element.id = `phone-${person.id}`;
    phone.element.setAttribute("role", "tabpanel");
    const tab = element("button", {
      type: "button",
      role: "tab",
      className: "tab",
      id: `tab-${person.id}`,
      onclick: () => this.select(person.id),
      aria: { controls: phone.element.id },
    });
    this.tabs.set(person.id, tab);
    byId("reader-tabs").append(tab);
    this.select(this.expectsReader || !this.shown ? person.id : this.shown);
    this.expectsReader = false;
  }

  /** @param {number} id */
  select(id) {
    this.shown = id;
    for (const [other, tab] of this.tabs) {
      const phone = /** @type {Phone} */ (this.phones.get(other));
      tab.setAttribute("aria-selected", String(other === id));
      tab.tabIndex = other === id ? 0 : -1;
      phone.element.hidden = other !== id;
      if (other === id) phone.unread = 0;
      this.label(other);
    }
    this.phones.get(id)?.chat.end.go();
    this.tabs.get(id)?.scrollIntoView({ block: "nearest" });
  }

  /** @param {number} id */
  label(id) {
    const phone = /** @type {Phone} */ (this.phones.get(id));
    this.tabs
      .get(id)
      ?.replaceChildren(
        phone.person.name,
        element("span", { className: "tab-language" }, phone.person.language),
        ...(phone.unread
          ? [
              element(
                "span",
                { className: "tab-unread", aria: { label: `${phone.unread} unread` } },
                String(phone.unread),
              ),
            ]
          : []),
      );
  }

  /** @param {KeyboardEvent} event */
  walk(event) {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!by) return;
    const ids = [...this.tabs.keys()];
    const next = ids[(ids.indexOf(this.shown) + by + ids.length) % ids.length];
    this.select(next);
    this.tabs.get(next)?.focus();
  }
}
