/** The phones of one column, of which one is in sight, and their tabs with what has not been seen. */

import { byId, element } from "./dom.js";

/** @typedef {import("./phone.js").Phone} Phone */

export class Column {
  /** @param {string} name  of the column: `NAME-tabs` and `NAME-phones` are its places */
  constructor(name) {
    this.tabList = byId(`${name}-tabs`);
    this.place = byId(`${name}-phones`);
    /** @type {Map<number, Phone>} */
    this.phones = new Map();
    /** @type {Map<number, HTMLElement>} */
    this.tabs = new Map();
    this.shown = 0;
    this.tabList.addEventListener("keydown", (event) => this.walk(event));
  }

  /** @param {Phone} phone @param {boolean} inSight */
  add(phone, inSight) {
    const { id } = phone.person;
    phone.element.id = `phone-${id}`;
    phone.element.setAttribute("role", "tabpanel");
    const tab = element("button", {
      type: "button",
      role: "tab",
      className: "tab",
      id: `tab-${id}`,
      onclick: () => this.select(id),
      aria: { controls: phone.element.id },
    });
    this.phones.set(id, phone);
    this.tabs.set(id, tab);
    this.place.append(phone.element);
    this.tabList.append(tab);
    this.select(inSight || !this.shown ? id : this.shown);
  }

  /** @param {number} id */
  select(id) {
    this.shown = id;
    for (const [other, phone] of this.phones) {
      const tab = /** @type {HTMLElement} */ (this.tabs.get(other));
      tab.setAttribute("aria-selected", String(other === id));
      tab.tabIndex = other === id ? 0 : -1;
      phone.element.hidden = other !== id;
      if (other === id) phone.unread = 0;
      this.label(phone);
    }
    this.phones.get(id)?.chat.end.go();
    this.tabs.get(id)?.scrollIntoView({ block: "nearest" });
  }

  /** @param {Phone} phone */
  label({ person, unread }) {
    this.tabs
      .get(person.id)
      ?.replaceChildren(
        person.name,
        element("span", { className: "tab-language" }, person.language),
        ...(unread
          ? [element("span", { className: "tab-unread", aria: { label: `${unread} unread` } }, String(unread))]
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
