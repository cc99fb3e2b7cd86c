/** One message as a bubble, with its document and its rows of buttons. */

import { DRAWINGS, drawing, element } from "./dom.js";
import { richMessage } from "./rich.js";
import { richText } from "./richtext.js";

/** @typedef {import("./types.js").Message} Message */
/** @typedef {import("./types.js").Button} Button */
/** @typedef {import("./types.js").Paper} Paper */
/** @typedef {import("./types.js").Picture} Picture */

const clock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });
const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long" });

/** @param {number} seconds */
export const dayOf = (seconds) => day.format(seconds * 1000);

/**
 * @typedef {{
 *   say: (text: string) => void, press: (message: Message, button: Button) => void,
 *   edit: (message: Message) => void,
 * }} Hands  `say` for a command in the text, `edit` for one's own message.
 */

/**
 * @param {Message} message
 * @param {string} language
 * @param {Hands} hands
 * @returns {HTMLElement}
 */
export function bubble(message, language, hands) {
  const press = (/** @type {Button} */ button) => hands.press(message, button);
  const side = message.mine ? "mine" : "theirs";
  return element(
    "article",
    {
      className: `message ${side}${message.edited ? " edited" : ""}`,
      data: { id: message.id },
      aria: { label: message.mine ? "You" : message.author || "Bot" },
    },
    element(
      "div",
      { className: message.picture ? "bubble pictured" : "bubble", lang: language },
      message.author ? element("p", { className: "author", lang: "en" }, message.author) : null,
      message.picture && picture(message.picture),
      message.document && paper(message.document),
      message.rich.length ? richMessage(message.rich, press) : null,
      message.text && !message.rich.length
        ? element("div", { className: "words" }, richText(message.text, message.entities, hands.say))
        : null,
      foot(message, hands),
    ),
    message.keyboard.length ? keyboard(message.keyboard, language, press) : null,
  );
}

/** @param {Message} message @param {Hands} hands */
function foot(message, hands) {
  const time = new Date(message.date * 1000);
  return element(
    "p",
    { className: "foot", lang: "en" },
    message.silent
      ? element(
          "span",
          { className: "quiet", title: "Came without a sound" },
          drawing(DRAWINGS.quiet),
          hidden("silent, "),
        )
      : null,
    message.protected
      ? element(
          "span",
          { className: "quiet", title: "Can be neither forwarded nor saved" },
          drawing(DRAWINGS.lock),
          hidden("protected, "),
        )
      : null,
    message.mine && message.text && !message.document && !message.aside
      ? element("button", { type: "button", className: "edit", onclick: () => hands.edit(message) }, "Edit")
      : null,
    message.aside ? element("span", { className: "aside" }, "Only you see this") : null,
    message.edited ? "edited " : null,
    element("time", { dateTime: time.toISOString() }, clock.format(time)),
  );
}

/** @param {string} text */
const hidden = (text) => element("span", { className: "unseen" }, text);

/** @param {Paper} document */
function paper(document) {
  return element(
    "a",
    { className: "paper", href: document.url, download: document.name },
    element("span", { className: "paper-sign" }, drawing(DRAWINGS.file)),
    element("span", { className: "paper-name" }, document.name),
    element("span", { className: "paper-size" }, size(document.size)),
  );
}

/** @param {Picture} picture */
function picture({ url, width, height }) {
  return element("img", { className: "picture", src: url, width, height, alt: "Picture; the words are below" });
}

/** @param {number} bytes */
function size(bytes) {
  return bytes < 1024 ? `${bytes} bytes` : `${(bytes / 1024).toFixed(1)} KB`;
}

/** @param {Button[][]} rows @param {string} language @param {(button: Button) => void} press */
function keyboard(rows, language, press) {
  return element(
    "div",
    { className: "keyboard", role: "group", lang: language, aria: { label: "Buttons" } },
    ...rows.map((row) => element("div", { className: "row" }, ...row.map((button) => key(button, press)))),
  );
}

/** @param {Button} button @param {(button: Button) => void} press */
function key(button, press) {
  if (button.url) {
    return element(
      "a",
      { className: "key", href: button.url, target: "_blank", rel: "noopener noreferrer" },
      button.text,
    );
  }
  if (button.copy_text) {
    return copier(button.text, button.copy_text.text);
  }
  const made = element(
    "button",
    { type: "button", className: "key", data: { key: button.callback_data ?? "" } },
    button.text,
  );
  made.addEventListener("click", () => {
    made.setAttribute("aria-busy", "true");
    press(button);
  });
  return made;
}

/** @param {string} words @param {string} text */
function copier(words, text) {
  const made = element("button", { type: "button", className: "key", data: { key: "copy" } }, words);
  made.addEventListener("click", () => {
    void navigator.clipboard.writeText(text).then(() => {
      made.textContent = `✓ ${words}`;
    });
  });
  return made;
}
