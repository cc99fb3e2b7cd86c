/** Listens to the demo and shows what it hears: a snapshot first, then change by change. */

import { act } from "./act.js";
import { showBot, showCrowd, showLog, wireBackstage } from "./backstage.js";
import { byId } from "./dom.js";
import { languageOptions } from "./languages.js";
import { People } from "./people.js";

/** Longer than the demo ever keeps silent: the line is dead, as after a night of sleep. */
const SILENCE_MS = 25_000;

/** @type {import("./types.js").Sample[]} */
let samples = [];
let run = "";
const people = new People(() => samples);
const phone = (/** @type {import("./types.js").Key} */ id) => people.phones.get(id);

/** @type {Record<string, (body: any) => void>} */
const HEARD = {
  snapshot: (/** @type {import("./types.js").Snapshot} */ all) => {
    if (run && run !== all.run) return location.reload();
    run = all.run;
    samples = all.samples;
    people.reset(all.people);
    showBot(all.bot);
    showCrowd(all.crowd);
    showLog(all.log, true);
    byId("offline").hidden = true;
  },
  person: (body) => people.person(body),
  message: ({ person, message }) => people.message(person, message),
  removed: ({ person, id }) => phone(person)?.chat.remove(id),
  notice: ({ person, text, alert }) => phone(person)?.notice(text, alert),
  offered: ({ person, offers }) => phone(person)?.offers.show(offers),
  bot: showBot,
  crowd: showCrowd,
  log: ({ lines }) => showLog(lines, false),
  beat: () => {},
};

/** @type {EventSource} */
let line;
let heardAt = 0;

function listen() {
  line?.close();
  line = new EventSource("/events");
  heardAt = Date.now();
  for (const [name, show] of Object.entries(HEARD)) {
    line.addEventListener(name, (event) => {
      heardAt = Date.now();
      show(JSON.parse(event.data));
    });
  }
  line.addEventListener("error", () => {
    byId("offline").hidden = false;
  });
}

function revive() {
  const silent = Date.now() - heardAt > SILENCE_MS;
  if (silent || line.readyState === EventSource.CLOSED) listen();
}

function wireReaderDialog() {
  const dialog = /** @type {HTMLDialogElement} */ (byId("reader-dialog"));
  const form = /** @type {HTMLFormElement} */ (byId("reader-form"));
  byId("reader-language").append(...languageOptions());
  byId("reader-add").addEventListener("click", () => dialog.showModal());
  byId("reader-cancel").addEventListener("click", () => dialog.close());
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const asked = new FormData(form);
    dialog.close();
    form.reset();
    people.expectsReader = true;
    const done = await act("reader", { name: asked.get("name"), language: asked.get("language") });
    if (!done) people.expectsReader = false;
  });
}

if (matchMedia("(max-width: 760px)").matches) byId("try").removeAttribute("open");
wireBackstage();
wireReaderDialog();
listen();
setInterval(revive, 5000);
document.addEventListener("visibilitychange", revive);
