/** The bot's process, the crowd and the log. */

import { act } from "./act.js";
import { byId, element } from "./dom.js";
import { End } from "./end.js";

/** @typedef {import("./types.js").BotStatus} BotStatus */
/** @typedef {import("./types.js").Crowd} Crowd */

const LINES = 300;
const CROWD = 200;

/** @param {string} id */
const button = (id) => /** @type {HTMLButtonElement} */ (byId(id));

export function wireBackstage() {
  button("kill").addEventListener("click", () => act("kill"));
  button("restart").addEventListener("click", () => act("restart"));
  button("crowd-add").addEventListener("click", () => act("crowd", { size: CROWD }));
}

/** @param {BotStatus} bot */
export function showBot({ status, words }) {
  byId("status").textContent = words;
  byId("status").dataset.status = status;
  const down = status === "killed" || status === "exited";
  button("kill").disabled = down;
  button("restart").textContent = down ? "Start the bot" : "Kill and restart the bot";
}

/** @param {Crowd} crowd */
export function showCrowd({ received }) {
  const dots = byId("dots");
  while (dots.childElementCount > received.length) dots.lastElementChild?.remove();
  while (dots.childElementCount < received.length) dots.append(element("i", { className: "dot" }));
  [...dots.children].forEach((dot, at) => {
    const got = received[at];
    if (/** @type {HTMLElement} */ (dot).dataset.got !== got)
      /** @type {HTMLElement} */ (dot).dataset.got = got;
  });
  const joining = [...received].filter((got) => got === "-").length;
  byId("counts").hidden = received.length === 0;
  for (const [id, digit] of Object.entries({ once: "1", many: "2", none: "0" })) {
    byId(`count-${id}`).textContent = String([...received].filter((got) => got === digit).length);
  }
  if (!received.length) return;
  byId("crowd-words").textContent = words(received.length, joining);
  byId("crowd-brief").textContent = brief(received, joining);
}

/** @param {number} all @param {number} joining */
function words(all, joining) {
  return joining
    ? `${all - joining} of ${all} have joined so far.`
    : `${all} readers have joined. A dot fills when the newest issue has come.`;
}

/** @param {string} received @param {number} joining */
function brief(received, joining) {
  const all = received.length;
  const got = received.replace(/[-0]/g, "").length;
  return joining ? `${all - joining} of ${all} joined` : `${got} of ${all} have it`;
}

/** @type {End | undefined} */
let end;

/** @param {string[]} lines @param {boolean} anew */
export function showLog(lines, anew) {
  const log = byId("log");
  end ??= new End(log);
  const stay = anew || end.here;
  if (anew) log.replaceChildren();
  log.append(...lines.map((line) => element("span", {}, `${timed(line)}\n`)));
  while (log.childElementCount > LINES) log.firstElementChild?.remove();
  if (stay) end.go();
}

/** The time of day is enough, and the panel is narrow. @param {string} line */
function timed(line) {
  return line.replace(/^\d{4}-\d\d-\d\dT(\d\d:\d\d:\d\d)\.?\d*Z? /, "$1 ").replace(/ {2,}/g, " ");
}
