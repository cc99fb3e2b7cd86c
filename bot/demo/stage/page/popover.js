/** A button that opens a small menu; Escape, a choice or a press elsewhere closes it. */

import { element } from "./dom.js";

/**
 * @param {string} label
 * @param {Node | string} face
 * @param {() => HTMLElement[]} choices  made anew at each opening
 * @returns {HTMLElement}
 */
export function popover(label, face, choices) {
  const menu = element("div", { className: "menu", role: "menu", hidden: true, aria: { label } });
  const opener = element(
    "button",
    {
      type: "button",
      className: "round",
      title: label,
      aria: { label, haspopup: "menu", expanded: "false" },
    },
    face,
  );
  const holder = element("div", { className: "popover" }, opener, menu);

  const show = (/** @type {boolean} */ open) => {
    menu.hidden = !open;
    opener.setAttribute("aria-expanded", String(open));
    if (!open) return;
    const made = choices();
    menu.replaceChildren(...(made.length ? made : [element("p", {}, "Nothing here yet")]));
    wholeRows(menu);
    made[0]?.focus();
  };
  opener.addEventListener("click", () => show(Boolean(menu.hidden)));
  menu.addEventListener("click", (event) => {
    if (!(/** @type {Element} */ (event.target).closest("[role=menuitem]"))) return;
    if (menu.contains(document.activeElement)) opener.focus();
    show(false);
  });
  holder.addEventListener("focusout", (event) => {
    if (!holder.contains(/** @type {Node | null} */ (event.relatedTarget))) show(false);
  });
  holder.addEventListener("keydown", (event) => {
    if (menu.hidden) return;
    if (event.key === "Escape") {
      show(false);
      opener.focus();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      step(menu, event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Home" || event.key === "End") {
      event.preventDefault();
      items(menu).at(event.key === "Home" ? 0 : -1)?.focus();
    }
  });
  return holder;
}

/** What does not fit is scrolled to, but no row is cut through. @param {HTMLElement} menu */
function wholeRows(menu) {
  menu.style.maxHeight = "";
  const end = menu.scrollTop + menu.clientHeight;
  const over = /** @type {HTMLElement[]} */ ([...menu.children]).find(
    (row) => row.offsetTop + row.offsetHeight > end,
  );
  if (over) menu.style.maxHeight = `${over.offsetTop + menu.offsetHeight - menu.clientHeight}px`;
}

/** @param {HTMLElement} menu @param {number} by */
function step(menu, by) {
  const all = items(menu);
  const at = all.indexOf(/** @type {HTMLElement} */ (document.activeElement));
  all[(at + by + all.length) % all.length]?.focus();
}

/** @param {HTMLElement} menu */
function items(menu) {
  return /** @type {HTMLElement[]} */ ([...menu.querySelectorAll("[role=menuitem]")]);
}
