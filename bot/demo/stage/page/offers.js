/** What the bot offers to who types its name, above the place where one writes. */

import { element } from "./dom.js";

/** @typedef {{id: string, title: string, description: string}} Offer */

const PAUSE_MS = 200;

export class Offers {
  /**
   * @param {HTMLTextAreaElement} input
   * @param {() => string} username  the bot's
   * @param {{type: (text: string) => void, put: (offer: string) => void}} hands
   */
  constructor(input, username, hands) {
    this.input = input;
    this.username = username;
    this.hands = hands;
    this.element = element("ul", { className: "offers", hidden: true, aria: { label: "Offered by the bot" } });
    input.addEventListener("input", () => this.heed());
  }

  /** What stands behind the bot's name; nothing where something else is written. */
  get words() {
    const [, name, words] = /^@(\w+)\s(.*)$/s.exec(this.input.value) ?? [];
    return name?.toLowerCase() === this.username().toLowerCase() ? words : null;
  }

  heed() {
    clearTimeout(this.waiting);
    const { words } = this;
    if (words === null) this.element.hidden = true;
    else this.waiting = setTimeout(() => this.hands.type(words), PAUSE_MS);
  }

  /** @param {Offer[]} offers */
  show(offers) {
    this.element.replaceChildren(...offers.map((offer) => element("li", {}, this.line(offer))));
    this.element.hidden = this.words === null || !offers.length;
  }

  /** @param {Offer} offer */
  line({ id, title, description }) {
    const put = () => {
      this.hands.put(id);
      this.input.value = "";
      this.element.hidden = true;
      this.input.focus();
    };
    return element(
      "button",
      { type: "button", className: "offer", onclick: put },
      element("b", {}, title),
      element("span", {}, description),
    );
  }
}
