/** Text and entities into elements, by the rules Telegram draws by. */

import { element } from "./dom.js";

/** @typedef {import("./types.js").Entity} Entity */
/** @typedef {(command: string) => void} OnCommand */

/** @type {Record<string, string>} */
const TAGS = { bold: "b", italic: "i", underline: "u", strikethrough: "s", code: "code" };
/** These stand on lines of their own: the newline that ends them is not an empty line. */
const BLOCKS = ["pre", "blockquote", "expandable_blockquote"];
const LIVELY = /(?<![\p{L}\d/])(\/[a-z0-9_]{1,32})(?![\p{L}\d/])|(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)])/gu;
const SAFE = /^(https?|tg|mailto):/i;

/**
 * @param {string} text
 * @param {Entity[]} entities  nested or apart, never crossing, as Telegram gives them
 * @param {OnCommand} onCommand  a /command in the text was pressed
 * @returns {DocumentFragment}
 */
export function richText(text, entities, onCommand) {
  const ordered = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);
  const fragment = document.createDocumentFragment();
  fill(fragment, text, 0, text.length, ordered, onCommand, true);
  return fragment;
}

/**
 * @param {Node} parent @param {string} text @param {number} from @param {number} to
 * @param {Entity[]} entities @param {OnCommand} onCommand @param {boolean} lively  whether commands and addresses become links
 */
function fill(parent, text, from, to, entities, onCommand, lively) {
  let at = from;
  let index = 0;
  while (index < entities.length) {
    const outer = entities[index];
    const end = Math.min(outer.offset + outer.length, to);
    let next = index + 1;
    while (next < entities.length && entities[next].offset < end) next += 1;
    plain(parent, text.slice(at, outer.offset), onCommand, lively);
    const shell = wrap(outer, text.slice(outer.offset, end), onCommand);
    const inert = ["code", "pre", "text_link", "url", "bot_command"].includes(outer.type);
    fill(shell.inner, text, outer.offset, end, entities.slice(index + 1, next), onCommand, lively && !inert);
    parent.appendChild(shell.outer);
    at = BLOCKS.includes(outer.type) && text[end] === "\n" && end < to ? end + 1 : end;
    index = next;
  }
  plain(parent, text.slice(at, to), onCommand, lively);
}

/** @param {Node} parent @param {string} text @param {OnCommand} onCommand @param {boolean} lively */
function plain(parent, text, onCommand, lively) {
  let at = 0;
  for (const match of lively ? text.matchAll(LIVELY) : []) {
    parent.appendChild(document.createTextNode(text.slice(at, match.index)));
    parent.appendChild(match[1] ? commandLink(match[1], onCommand) : link(match[2], match[2]));
    at = match.index + match[0].length;
  }
  if (at < text.length) parent.appendChild(document.createTextNode(text.slice(at)));
}

/** @param {string} command @param {OnCommand} onCommand */
function commandLink(command, onCommand) {
  return element(
    "button",
    { type: "button", className: "command-link", onclick: () => onCommand(command) },
    command,
  );
}

/** @param {string} address @param {string} [label] */
function link(address, label) {
  const known = SAFE.test(address) ? address : `https://${address}`;
  return element(
    "a",
    { href: known, target: "_blank", rel: "noopener noreferrer" },
    ...(label ? [label] : []),
  );
}

/**
 * @param {Entity} entity @param {string} covered @param {OnCommand} onCommand
 * @returns {{outer: HTMLElement, inner: HTMLElement}}  what to hang in, and where its text goes
 */
function wrap(entity, covered, onCommand) {
  switch (entity.type) {
    case "text_link":
      return same(link(entity.url ?? ""));
    case "url":
      return same(link(covered));
    case "bot_command":
      return same(
        element("button", { type: "button", className: "command-link", onclick: () => onCommand(covered) }),
      );
    case "pre":
      return same(element("pre", { tabIndex: 0, data: { language: entity.language ?? "" } }));
    case "blockquote":
      return same(element("blockquote"));
    case "expandable_blockquote":
      return expandable();
    case "spoiler":
      return spoiler();
    default:
      return same(element(TAGS[entity.type] ?? "span"));
  }
}

/** @param {HTMLElement} made */
const same = (made) => ({ outer: made, inner: made });

function expandable() {
  const inner = element("div", { className: "quote-text" });
  const toggle = element(
    "button",
    { type: "button", className: "quote-more", aria: { expanded: "false" } },
    "Show more",
  );
  const outer = element("blockquote", { className: "expandable" }, inner, toggle);
  toggle.addEventListener("click", () => {
    const open = outer.classList.toggle("open");
    toggle.setAttribute("aria-expanded", String(open));
    toggle.textContent = open ? "Show less" : "Show more";
  });
  return { outer, inner };
}

function spoiler() {
  const inner = element("span", { className: "spoiler-text" });
  const outer = element(
    "span",
    { className: "spoiler", role: "button", tabIndex: 0, aria: { label: "Hidden text, press to show" } },
    inner,
  );
  const show = () => {
    outer.classList.add("open");
    for (const name of ["role", "tabindex", "aria-label"]) outer.removeAttribute(name);
  };
  outer.addEventListener("click", show);
  outer.addEventListener("keydown", (event) => {
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      show();
    }
  });
  return { outer, inner };
}
