/** The messages of one phone: added, edited in place, removed, and kept in sight. */

import { bubble, dayOf } from "./bubble.js";
import { DRAWINGS, drawing, element } from "./dom.js";
import { End } from "./end.js";

/** @typedef {import("./types.js").Message} Message */
/** @typedef {import("./types.js").Button} Button */

/** @typedef {import("./bubble.js").Hands} Hands */

/** @param {HTMLElement} bubble */
const said = (bubble) => bubble.querySelector(".words")?.textContent;

export class Chat {
  /**
   * @param {string} label @param {string} language @param {Hands} hands
   */
  constructor(label, language, hands) {
    this.language = language;
    this.hands = hands;
    /** @type {Map<number, HTMLElement>} */
    this.bubbles = new Map();
    this.lastDay = "";
    this.list = element("div", { className: "chat-list", role: "log", aria: { live: "polite", label } });
    this.scroller = element(
      "div",
      { className: "chat-scroll", tabIndex: 0, role: "region", aria: { label } },
      this.list,
    );
    this.down = element(
      "button",
      {
        type: "button",
        className: "round chat-down",
        hidden: true,
        onclick: () => this.end.go(),
        aria: { label: "To the newest message" },
      },
      drawing(DRAWINGS.down),
    );
    this.end = new End(this.scroller, (here) => {
      this.down.hidden = here;
      if (here) this.down.classList.remove("fresh");
    });
    this.element = element("div", { className: "chat" }, this.scroller, this.down);
  }

  /** @param {Message[]} messages */
  reset(messages) {
    this.bubbles.clear();
    this.lastDay = "";
    this.list.setAttribute("aria-busy", "true");
    this.list.replaceChildren();
    for (const message of messages) this.put(message);
    this.list.removeAttribute("aria-busy");
    this.end.go();
  }

  /** @param {Message} message  a new one, or another state of one that is there */
  put(message) {
    const atEnd = this.end.here;
    const made = bubble(message, this.language, this.hands);
    const old = this.bubbles.get(message.id);
    this.bubbles.set(message.id, made);
    if (old) this.replace(old, made);
    else this.append(message, made);
    if (message.mine || atEnd) this.end.go();
    else if (!old) this.down.classList.add("fresh");
    if (old && atEnd && said(old) !== said(made)) this.showTop(made);
    this.end.note();
  }

  /** @param {number} id */
  remove(id) {
    this.bubbles.get(id)?.remove();
    this.bubbles.delete(id);
  }

  /** No button waits for an answer any longer. */
  answered() {
    for (const key of this.list.querySelectorAll(".key[aria-busy]")) key.removeAttribute("aria-busy");
  }

  /** @param {Message} message @param {HTMLElement} made */
  append(message, made) {
    const today = dayOf(message.date);
    if (today !== this.lastDay) this.list.append(element("p", { className: "day" }, today));
    this.lastDay = today;
    made.classList.add("new");
    this.list.append(made);
  }

  /** Keeps the focus on the button at the same place. @param {HTMLElement} old @param {HTMLElement} made */
  replace(old, made) {
    const keys = [...old.querySelectorAll(".key")];
    const at = keys.indexOf(/** @type {Element} */ (document.activeElement));
    made.classList.add("touched");
    old.replaceWith(made);
    if (at < 0) return;
    const left = /** @type {HTMLElement[]} */ ([...made.querySelectorAll(".key")]);
    const same = left.find((key) => key.dataset.key === /** @type {HTMLElement} */ (keys[at]).dataset.key);
    (same ?? left[at] ?? left.at(-1) ?? this.scroller).focus({ preventScroll: true });
  }

  /** An edit that grew taller than the phone is read from its beginning. @param {HTMLElement} made */
  showTop(made) {
    const above = made.getBoundingClientRect().top - this.scroller.getBoundingClientRect().top;
    if (above < 0) this.scroller.scrollTop += above - 8;
  }
}
