/** The phones of one column: a tab for each person, and of their chats the one in sight. */

import { byId, element } from "./dom.js";

/** @typedef {import("./phone.js").Phone} Phone */
/** @typedef {import("./types.js").Key} Key */

export class Column {
  /** @param {string} name  of the column: `NAME-tabs` and `NAME-phones` are its places */
  constructor(name) {
    this.tabList = byId(`${name}-tabs`);
    this.place = byId(`${name}-phones`);
    /** @type {Map<Key, Phone>} */
    this.phones = new Map();
    /** The tabs, by the phones' owners. @type {Map<number, HTMLElement>} */
    this.tabs = new Map();
    /** The chat that each owner has open. @type {Map<number, Key>} */
    this.current = new Map();
    this.shown = 0;
    this.tabList.addEventListener("keydown", (event) => this.walk(event));
  }

  /** @param {Phone} phone @param {boolean} inSight */
  add(phone, inSight) {
    const { id, owner } = phone.person;
    phone.element.id = `phone-${id}`;
    phone.element.setAttribute("role", "tabpanel");
    this.phones.set(id, phone);
    this.place.append(phone.element);
    if (!this.tabs.has(owner)) this.begin(owner, id);
    this.select(inSight || !this.shown ? owner : this.shown);
  }

  /** @param {number} owner @param {Key} id */
  begin(owner, id) {
    const tab = element("button", {
      type: "button",
      role: "tab",
      className: "tab",
      id: `tab-${owner}`,
      onclick: () => this.select(owner),
      aria: { controls: `phone-${id}` },
    });
    this.tabs.set(owner, tab);
    this.current.set(owner, id);
    this.tabList.append(tab);
  }

  /** @param {number} owner */
  select(owner) {
    this.shown = owner;
    for (const [other, tab] of this.tabs) {
      tab.setAttribute("aria-selected", String(other === owner));
      tab.tabIndex = other === owner ? 0 : -1;
    }
    for (const phone of this.phones.values()) {
      phone.element.hidden = !this.shows(phone);
      if (this.shows(phone)) phone.unread = 0;
      this.label(phone);
    }
    this.phones.get(this.current.get(owner) ?? 0)?.chat.end.go();
    this.tabs.get(owner)?.scrollIntoView({ block: "nearest" });
  }

  /** Another chat of the same phone. @param {Key} id */
  open(id) {
    const phone = this.phones.get(id);
    if (!phone) return;
    const { owner } = phone.person;
    this.current.set(owner, id);
    this.tabs.get(owner)?.setAttribute("aria-controls", phone.element.id);
    this.select(owner);
    return phone;
  }

  /** Whether it is in sight. @param {Phone} phone */
  shows({ person: { id, owner } }) {
    return owner === this.shown && this.current.get(owner) === id;
  }

  /** @param {number} owner */
  chats(owner) {
    return [...this.phones.values()].filter(({ person }) => person.owner === owner);
  }

  /** @param {Phone} phone */
  label({ person: { owner } }) {
    const chats = this.chats(owner);
    const unread = chats.reduce((sum, chat) => sum + chat.unread, 0);
    const { name, language } = chats[0].person;
    this.tabs
      .get(owner)
      ?.replaceChildren(
        name,
        element("span", { className: "tab-language" }, language),
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
