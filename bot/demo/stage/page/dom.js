/** Elements are built here and never from markup: text stays text. */

/**
 * `data` and `aria` hold attributes of that kind, `on…` are listeners, all else are properties.
 * @typedef {{data?: Record<string, string | number>, aria?: Record<string, string>, [property: string]: any}} Looks
 *
 * @param {string} tag
 * @param {Looks} [looks]
 * @param {...(Node | string | null)} children
 * @returns {HTMLElement}
 */
export function element(tag, { data = {}, aria = {}, ...looks } = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(data)) made.dataset[name] = String(value);
  for (const [name, value] of Object.entries(aria)) made.setAttribute(`aria-${name}`, value);
  for (const [name, value] of Object.entries(looks)) {
    if (name === "role") made.setAttribute(name, value);
    else if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else Reflect.set(made, name, value);
  }
  made.append(...children.filter((child) => child !== null));
  return made;
}

/** @param {string} id */
export const byId = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

const SVG = "http://www.w3.org/2000/svg";

/**
 * A small drawing of one path on a 20 × 20 ground, hidden from screen readers.
 * @param {string} path
 */
export function drawing(path) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 20 20");
  svg.setAttribute("aria-hidden", "true");
  svg.classList.add("drawing");
  const line = document.createElementNS(SVG, "path");
  line.setAttribute("d", path);
  svg.append(line);
  return svg;
}

export const DRAWINGS = {
  chats: "M4 5.500h12M4 10h12M4 14.500h12",
  more: "M10 4v.01M10 10v.01M10 16v.01",
  attach: "m15.5 9-5.3 5.3a3.2 3.2 0 0 1-4.5-4.5l6-6a2.1 2.1 0 0 1 3 3l-6 6a1 1 0 0 1-1.5-1.5L12 6.5",
  send: "m3 10 14-6-5 13-2.5-5.5zM9.5 11.5 17 4",
  file: "M6 2.5h5.5L15 6v11.5H6zM11.5 2.5V6H15M8 10h5M8 13h5",
  down: "M10 4v11m-4.5-4.5L10 15l4.5-4.5",
  lock: "M5.5 9.5h9v7h-9zM7.5 9.5V7a2.5 2.5 0 0 1 5 0v2.5",
  quiet: "M5 13.5h10l-1.3-2V9a3.7 3.7 0 0 0-7.4 0v2.5zM8.7 16.5h2.6M4 4l12 12",
};
