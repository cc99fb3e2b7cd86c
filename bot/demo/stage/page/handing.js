/** Telegram's list of chats, in which something is handed on; here these are the other phones. */

import { element } from "./dom.js";

/** @typedef {import("./phone.js").Phone} Phone */
/** @typedef {{link: string, text: string}} Handed */

const LIST = "/share/url";

/** What such a link hands on; nothing for others. @param {string} link @returns {Handed | null} */
export function handed(link) {
  const address = new URL(link);
  if (address.host !== "t.me" || address.pathname !== LIST) return null;
  return { link: address.searchParams.get("url") ?? "", text: address.searchParams.get("text") ?? "" };
}

/** Asks to whom it goes. @param {Phone} phone @param {Phone[]} others @param {Handed} what @param {(to: Phone) => void} go */
export function choose(phone, others, what, go) {
  const close = () => phone.close();
  const names = others.map((other) =>
    element(
      "button",
      {
        type: "button",
        className: "button",
        onclick: () => {
          close();
          other.open(letter(other, phone.person.name, what), `From ${phone.person.name}`);
          go(other);
        },
      },
      other.person.name,
    ),
  );
  const cancel = element("button", { type: "button", className: "button button-quiet", onclick: close }, "Cancel");
  phone.open([element("p", {}, "Share with"), ...names, cancel], "Share with");
}

/** What the other phone gets, in a chat that this page does not show. @param {Phone} phone @param {string} from @param {Handed} what */
function letter(phone, from, { link, text }) {
  return [
    element("p", { className: "letter-from" }, `${from}:`),
    element("p", { lang: phone.person.language }, text),
    element("a", { className: "letter-link", href: link, onclick: () => phone.close() }, link),
    element("button", { type: "button", className: "button button-quiet", onclick: () => phone.close() }, "Not now"),
  ];
}
