/** Rich messages: blocks into elements, by the rules Telegram draws by. */

import { element } from "./dom.js";

/** @typedef {import("./types.js").Block} Block */
/** @typedef {import("./types.js").RichText} RichText */
/** @typedef {import("./types.js").Button} Button */
/** @typedef {(button: Button) => void} Press */

/** @type {Record<string, string>} */
const TAGS = {
  bold: "b",
  italic: "i",
  underline: "u",
  strikethrough: "s",
  code: "code",
  subscript: "sub",
  superscript: "sup",
  marked: "mark",
};

/**
 * @param {Block[]} blocks
 * @param {Press} press  a button within the text was pressed
 * @returns {HTMLElement}
 */
export function richMessage(blocks, press) {
  return element("div", { className: "words rich" }, ...blocks.map((block) => drawn(block, press)));
}

/** @param {Block} block @param {Press} press @returns {HTMLElement} */
function drawn(block, press) {
  const text = inline(block.text ?? "", press);
  const within = (block.blocks ?? []).map((/** @type {Block} */ inner) => drawn(inner, press));
  switch (block.type) {
    case "heading":
      return element(
        "div",
        { className: `rich-heading size-${block.size}`, role: "heading", aria: { level: String(block.size) } },
        ...text,
      );
    case "divider":
      return element("hr");
    case "footer":
      return element("p", { className: "rich-footer" }, ...text);
    case "pre":
      return element("pre", { tabIndex: 0, data: { language: block.language ?? "" } }, ...text);
    case "blockquote":
      return element("blockquote", {}, ...within, credit(block, press));
    case "expandable_blockquote":
      return element("blockquote", {}, ...text, credit(block, press));
    case "list":
      return list(block, press);
    case "table":
      return table(block, press);
    case "details":
      return element(
        "details",
        { open: Boolean(block.is_open) },
        element("summary", {}, element("span", {}, ...inline(block.summary ?? "", press))),
        ...within,
      );
    case "buttons":
      return element("p", { className: "rich-buttons" }, ...(block.buttons ?? []).map((one) => key(one, press)));
    case "anchor":
      return element("span", { data: { name: block.name ?? "" } });
    default:
      return element("p", {}, ...text);
  }
}

/** @param {Block} block @param {Press} press */
const credit = (block, press) => (block.credit ? element("cite", {}, ...inline(block.credit, press)) : null);

/** @param {Block} block @param {Press} press */
function list(block, press) {
  const items = block.items ?? [];
  const made = element(items[0]?.value === undefined ? "ul" : "ol");
  for (const item of items) {
    const entry = element("li", {}, ...item.blocks.map((inner) => drawn(inner, press)));
    if (item.value !== undefined) Reflect.set(entry, "value", item.value);
    made.append(entry);
  }
  return made;
}

/** @param {Block} block @param {Press} press */
function table(block, press) {
  const rows = (block.cells ?? []).map((row) =>
    element(
      "tr",
      {},
      ...row.map((cell) =>
        element(
          cell.is_header ? "th" : "td",
          { className: `to-${cell.align}`, colSpan: cell.colspan ?? 1, rowSpan: cell.rowspan ?? 1 },
          ...inline(cell.text ?? "", press),
        ),
      ),
    ),
  );
  const caption = block.caption ? element("caption", {}, ...inline(block.caption, press)) : null;
  const looks = { className: "rich-table", tabIndex: 0, role: "group", aria: { label: "Table" } };
  return element("div", looks, element("table", {}, caption, element("tbody", {}, ...rows)));
}

/** @param {RichText} text @param {Press} press @returns {(Node | string)[]} */
function inline(text, press) {
  if (typeof text === "string") return [text];
  if (Array.isArray(text)) return text.flatMap((part) => inline(part, press));
  const inner = inline(text.text ?? "", press);
  switch (text.type) {
    case "url":
      return [link(text.url ?? "", inner)];
    case "email_address":
      return [link(`mailto:${text.email_address}`, inner)];
    case "phone_number":
      return [link(`tel:${text.phone_number}`, inner)];
    case "reference":
      return [element("span", { className: "rich-note", data: { name: text.name ?? "" } }, ...inner)];
    case "anchor":
      return [element("span", { data: { name: text.name ?? "" } })];
    case "reference_link":
      return [leap(text.reference_name ?? "", inner)];
    case "anchor_link":
      return [leap(text.anchor_name ?? "", inner)];
    case "button":
      return text.button ? [key(text.button, press)] : [];
    case "spoiler":
      return [element("span", { className: "spoiler open" }, element("span", { className: "spoiler-text" }, ...inner))];
    default:
      return [element(TAGS[text.type] ?? "span", {}, ...inner)];
  }
}

/** @param {string} href @param {(Node | string)[]} words */
function link(href, words) {
  return element("a", { href, target: "_blank", rel: "noopener noreferrer" }, ...words);
}

/** To a named place in the same message. @param {string} name @param {(Node | string)[]} words */
function leap(name, words) {
  const made = element("button", { type: "button", className: "command-link" }, ...words);
  made.addEventListener("click", () => {
    const there = made.closest(".rich")?.querySelector(`[data-name="${CSS.escape(name)}"]`);
    there?.scrollIntoView({ block: "nearest" });
    there?.classList.add("sought");
  });
  return made;
}

/** @param {NonNullable<Block["buttons"]>[number]} button @param {Press} press */
function key(button, press) {
  const words = inline(button.text, press);
  if (button.url) return link(button.url, words);
  const made = element("button", { type: "button", className: "command-link" }, ...words);
  made.addEventListener("click", () => press({ text: made.textContent ?? "", callback_data: button.callback_data }));
  return made;
}
