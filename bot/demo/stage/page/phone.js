/** One person's phone: its head, the chat, and the foot (Start, Unblock, or the composer). */

import { act, upload } from "./act.js";
import { Chat } from "./chat.js";
import { acceptDrops, Composer } from "./composer.js";
import { DRAWINGS, drawing, element } from "./dom.js";
import { choose, handed } from "./handing.js";
import { languageName, languageOptions } from "./languages.js";
import { typed } from "./markers.js";
import { Offers } from "./offers.js";
import { popover } from "./popover.js";

/** @typedef {import("./types.js").Person} Person */
/** @typedef {import("./types.js").Message} Message */
/** @typedef {import("./types.js").Sample} Sample */

const NOTICE_MS = 3500;
const PATIENCE_MS = 15_000;

/**
 * @typedef {{
 *   all: () => Phone[], chats: () => Phone[], open: (id: import("./types.js").Key) => Phone | undefined,
 * }} Others  `all` chats of all phones, and the `chats` of this phone, both with this one.
 */

export class Phone {
  /** @param {Person} person @param {() => Sample[]} samples @param {Others} others */
  constructor(person, samples, others) {
    this.person = person;
    this.others = others;
    this.unread = 0;
    const say = (/** @type {string} */ text) => this.say(text);
    const hands = {
      say,
      edit: (/** @type {number} */ message, /** @type {string} */ text) =>
        this.deed("edit", { message, ...typed(text) }),
      sample: (/** @type {string} */ title) => this.deed("sample", { title }),
      files: (/** @type {File[]} */ files) => this.send(files),
    };
    this.composer = new Composer(() => this.person, samples, hands);
    this.offers = new Offers(this.composer.input, () => this.person.username, {
      type: (text) => this.deed("type", { text }),
      put: (offer) => this.deed("put", { offer }),
    });
    this.chat = new Chat(`Chat of ${person.name} ${person.chat ? placed(person.chat) : "with the bot"}`, person.language, {
      say,
      press: (message, button) => this.press(message, button.callback_data),
      edit: (message) => this.composer.edit(message),
    });
    this.name = element("p", { className: "phone-name" });
    this.kind = element("p", { className: "phone-sub" });
    this.switch = popover("Chats", drawing(DRAWINGS.chats), () => this.chats());
    this.language = /** @type {HTMLSelectElement} */ (
      element(
        "select",
        {
          className: "phone-language",
          title: "The language of this phone",
          onchange: () => this.speak(this.language.value),
          aria: { label: `Language of ${person.name}’s phone` },
        },
        ...languageOptions(),
      )
    );
    this.about = element("div", { className: "about" });
    this.start = element(
      "button",
      { type: "button", className: "start", onclick: () => say("/start") },
      "Start",
    );
    this.unblock = element(
      "button",
      { type: "button", className: "start", onclick: () => this.deed("block", { blocked: false }) },
      "Unblock",
    );
    this.toast = element("p", { className: "toast", role: "status" });
    this.alerts = element("div", { className: "alerts" });
    this.element = element(
      "section",
      {
        className: "phone",
        aria: { label: `Phone of ${person.name}${person.chat ? `, ${placed(person.chat)}` : ""}` },
      },
      element(
        "header",
        { className: "phone-head" },
        this.switch,
        person.chat
          ? element("span", { className: "phone-mark", aria: { hidden: "true" } }, initials(person.chat.title))
          : element("img", { src: "/assets/mark.svg", alt: "", className: "phone-mark" }),
        element("div", { className: "phone-words" }, this.name, this.kind),
        this.language,
        popover("Menu", drawing(DRAWINGS.more), () => this.menu()),
      ),
      element("div", { className: "phone-body" }, this.chat.element, this.about, this.toast, this.alerts),
      element("footer", { className: "phone-foot" }, this.start, this.unblock, this.offers.element, this.composer.element),
    );
    acceptDrops(this.element, hands);
    this.element.addEventListener("click", (event) => this.follow(event));
    this.show(person);
  }

  /** @param {string} deed @param {Record<string, unknown>} body */
  async deed(deed, body) {
    if (!(await act(deed, { person: this.person.id, ...body }))) this.flash("That did not go through");
  }

  /** Several go as an album. @param {File[]} files */
  async send(files) {
    if (!(await upload(this.person.id, files))) this.flash("The files did not go through");
  }

  /** @param {string} language */
  async speak(language) {
    await this.deed("language", { language });
    this.flash(`The phone speaks ${languageName(language)} now; subscribers choose the bot’s with /language`);
  }

  /** A link to this very bot, alone in a message, is opened: here it stands for a tap on it. @param {string} text */
  say(text) {
    return this.deed("say", typed(/^https:\/\/t\.me\/\S+$/.test(text) ? (this.startOf(text) ?? text) : text));
  }

  /** A link to this very bot is opened here, as Telegram does. @param {Event} event */
  follow(event) {
    const link = /** @type {Element} */ (event.target).closest("a[href^='https://t.me/']");
    if (!link) return;
    const { href } = /** @type {HTMLAnchorElement} */ (link);
    const what = handed(href);
    const start = this.startOf(href);
    if (!what && !start) return;
    event.preventDefault();
    const all = this.others.all().filter((phone) => phone !== this && !phone.person.chat);
    if (what) choose(this, all, what, (phone) => this.others.open(phone.person.id));
    else if (start) (this.person.chat ? this.others.open(this.person.owner) : this)?.say(start);
  }

  /** What Telegram says when such a link is opened; nothing for others. @param {string} link */
  startOf(link) {
    const address = new URL(link);
    if (address.pathname !== `/${this.person.username}`) return null;
    return `/start ${address.searchParams.get("start") ?? ""}`.trim();
  }

  /** @param {Person} person */
  show(person) {
    this.person = person;
    this.name.textContent = person.chat ? person.chat.title : person.bot;
    this.kind.textContent = person.chat ? person.chat.topic || person.chat.kind : "bot";
    this.language.hidden = person.chat !== null;
    this.switch.hidden = this.others.chats().length < 2 && !person.chat;
    this.language.value = person.language;
    this.chat.language = person.language;
    this.about.replaceChildren(
      element(
        "div",
        { className: "about-card", lang: person.language },
        element("p", { className: "about-title", lang: "en" }, "What can this bot do?"),
        element("p", {}, person.description || "…"),
      ),
    );
    this.about.hidden = person.started;
    const begins = document.activeElement === this.start || document.activeElement === this.unblock;
    this.start.hidden = person.started || person.blocked;
    this.unblock.hidden = !person.blocked || person.chat !== null;
    this.composer.element.hidden = !person.started || !person.writes || (person.blocked && !person.chat);
    if (begins && !this.composer.element.hidden) this.composer.input.focus();
  }

  /** @param {Message[]} messages */
  reset(messages) {
    this.chat.reset(messages);
  }

  /** @param {Message} message @param {boolean} inSight */
  put(message, inSight) {
    const fresh = !this.chat.bubbles.has(message.id);
    this.chat.put(message);
    if (fresh && !message.mine && !inSight) this.unread += 1;
  }

  /** The bot has answered a press: without words, by a toast, or by a box to close. @param {string} text @param {boolean} alert */
  notice(text, alert) {
    this.chat.answered();
    if (!text) return;
    if (alert) this.alert(text);
    else this.flash(text);
  }

  /** @param {string} text */
  flash(text) {
    this.toast.textContent = text;
    this.toast.classList.add("shown");
    clearTimeout(this.fading);
    this.fading = setTimeout(() => this.toast.classList.remove("shown"), NOTICE_MS);
  }

  /** @param {string} text */
  alert(text) {
    const ok = element(
      "button",
      { type: "button", className: "button button-strong", onclick: () => this.close() },
      "OK",
    );
    this.open([element("p", { lang: this.person.language }, text), ok], "The bot says", "alertdialog");
    ok.focus();
  }

  /** A box over the chat, until it is closed. @param {HTMLElement[]} content @param {string} label @param {string} role */
  open(content, label, role = "dialog") {
    const box = element("div", { className: "alert", role, aria: { label, modal: "false" } }, ...content);
    box.addEventListener("keydown", (event) => {
      if (/** @type {KeyboardEvent} */ (event).key === "Escape") this.close();
    });
    this.alerts.replaceChildren(box);
    /** @type {HTMLElement | null} */ (box.querySelector("button, a"))?.focus();
  }

  close() {
    this.alerts.replaceChildren();
    this.chat.scroller.focus();
  }

  /** @param {Message} message @param {string | undefined} data */
  async press(message, data) {
    await this.deed("press", { message: message.id, data: data ?? "" });
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.chat.answered(), PATIENCE_MS);
  }

  menu() {
    const { blocked, chat } = this.person;
    if (chat && !chat.leads) return [element("p", {}, "Only an administrator lets the bot in")];
    const label = chat
      ? `${blocked ? "Add" : "Remove"} the bot`
      : `${blocked ? "Unblock" : "Block"} the bot`;
    return [
      element(
        "button",
        { type: "button", role: "menuitem", onclick: () => this.deed("block", { blocked: !blocked }) },
        label,
      ),
    ];
  }

  /** Where else its owner may look. */
  chats() {
    return this.others.chats().map(({ person, unread }) =>
      element(
        "button",
        { type: "button", role: "menuitem", onclick: () => this.others.open(person.id) },
        element("b", {}, person.chat ? person.chat.title : person.bot),
        element(
          "span",
          {},
          [person.chat ? person.chat.topic || person.chat.kind : "bot", unread ? `${unread} unread` : ""]
            .filter(Boolean)
            .join(" · "),
        ),
      ),
    );
  }
}

/** @param {import("./types.js").Place} place */
const placed = ({ title, topic }) => `in ${title}${topic ? `, ${topic}` : ""}`;

/** @param {string} title */
const initials = (title) => title.slice(0, 1);
