/** What Telegram's own apps do with a text before it is sent: **bold**, __italic__, [words](https://…) become looks. */

/** @typedef {import("./types.js").Entity} Entity */

const MARKERS = [
  { type: "pre", open: "```", close: "```" },
  { type: "code", open: "`", close: "`" },
  { type: "bold", open: "**", close: "**" },
  { type: "italic", open: "__", close: "__" },
  { type: "strikethrough", open: "~~", close: "~~" },
  { type: "spoiler", open: "||", close: "||" },
];
const LINK = /^\[([^\]\n]+)\]\((https?:\/\/[^\s)]+)\)/;

/**
 * @param {string} written
 * @returns {{text: string, entities: Entity[]}}
 */
export function typed(written) {
  /** @type {Entity[]} */
  const entities = [];
  let text = "";
  let at = 0;
  while (at < written.length) {
    const rest = written.slice(at);
    const link = LINK.exec(rest);
    const marker = MARKERS.find(({ open, close }) => rest.startsWith(open) && inner(rest, open, close));
    if (link) {
      const inside = typed(link[1]);
      entities.push({ type: "text_link", offset: text.length, length: inside.text.length, url: link[2] });
      entities.push(...moved(inside.entities, text.length));
      text += inside.text;
      at += link[0].length;
    } else if (marker) {
      const words = /** @type {string} */ (inner(rest, marker.open, marker.close));
      const inside = marker.type === "pre" || marker.type === "code" ? { text: words, entities: [] } : typed(words);
      entities.push({ type: marker.type, offset: text.length, length: inside.text.length });
      entities.push(...moved(inside.entities, text.length));
      text += inside.text;
      at += marker.open.length + words.length + marker.close.length;
    } else {
      text += written[at];
      at += 1;
    }
  }
  return { text, entities };
}

/** What stands between the two, if it is worth marking. @param {string} rest @param {string} open @param {string} close */
function inner(rest, open, close) {
  const end = rest.indexOf(close, open.length);
  const words = end > 0 ? rest.slice(open.length, end) : "";
  return words.trim() ? words : null;
}

/** @param {Entity[]} entities @param {number} by */
const moved = (entities, by) => entities.map((entity) => ({ ...entity, offset: entity.offset + by }));

/** The way back, for a message that is edited. @param {string} text @param {Entity[]} entities */
export function marked(text, entities) {
  /** @type {{at: number, sign: string}[]} */
  const signs = [];
  for (const { type, offset, length, url } of entities) {
    const marker = MARKERS.find((each) => each.type === type);
    if (type === "text_link") {
      signs.unshift({ at: offset + length, sign: `](${url})` });
      signs.push({ at: offset, sign: "[" });
    } else if (marker) {
      signs.unshift({ at: offset + length, sign: marker.close });
      signs.push({ at: offset, sign: marker.open });
    }
  }
  signs.sort((one, other) => other.at - one.at);
  return signs.reduce((done, { at, sign }) => done.slice(0, at) + sign + done.slice(at), text);
}

/** The same for what is copied from a page or from Word, which keeps its looks in a chat. @param {string} html */
export function pasted(html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  return words(page.body).replace(/\n{3,}/g, "\n\n").trim();
}

const AROUND = { B: "**", STRONG: "**", I: "__", EM: "__", S: "~~", DEL: "~~", CODE: "`" };
const BLOCKS = new Set(["P", "DIV", "LI", "H1", "H2", "H3", "H4", "H5", "H6", "BLOCKQUOTE", "TR", "UL", "OL"]);

/** @param {Node} node @returns {string} */
function words(node) {
  if (node.nodeType === Node.TEXT_NODE) return (node.textContent ?? "").replace(/\s+/g, " ");
  if (!(node instanceof Element) || node.matches("style, script, meta, title")) return "";
  if (node.tagName === "BR") return "\n";
  const inside = [...node.childNodes].map(words).join("");
  if (node.tagName === "A" && inside.trim()) return `[${inside.trim()}](${node.getAttribute("href")})`;
  const sign = plain(node) ? "" : Reflect.get(AROUND, node.tagName);
  if (sign && inside.trim()) return inside.replace(/^(\s*)([^]*?)(\s*)$/, `$1${sign}$2${sign}$3`);
  if (node.tagName === "LI") return `• ${inside.trim()}\n`;
  return BLOCKS.has(node.tagName) ? `${inside.trim()}\n\n` : inside;
}

/** Google Docs wraps everything into a bold element that is not bold. @param {Element} node */
const plain = (node) => /font-weight:\s*(normal|400)/.test(node.getAttribute("style") ?? "");
