/** All phones: the readers' and the editors'. */

import { Column } from "./column.js";
import { Phone } from "./phone.js";

/** @typedef {import("./types.js").Person} Person */
/** @typedef {import("./types.js").Message} Message */
/** @typedef {import("./types.js").Sample} Sample */
/** @typedef {import("./types.js").Snapshot} Snapshot */

export class People {
  /** @param {() => Sample[]} samples */
  constructor(samples) {
    this.samples = samples;
    this.readers = new Column("reader");
    this.editors = new Column("editor");
    /** @type {Map<import("./types.js").Key, Phone>} */
    this.phones = new Map();
    /** Whether the next new reader was asked for on this page, and so comes into sight. */
    this.expectsReader = false;
  }

  /** @param {Snapshot["people"]} people */
  reset(people) {
    for (const { messages, ...person } of people) {
      this.person(person);
      this.phones.get(person.id)?.reset(messages);
    }
  }

  /** @param {Person} person  new, or changed */
  person(person) {
    const known = this.phones.get(person.id);
    if (known) {
      known.show(person);
      return this.column(person).label(known);
    }
    const column = this.column(person);
    const phone = new Phone(person, this.samples, {
      all: () => [...this.phones.values()],
      chats: () => column.chats(person.owner),
      open: (id) => {
        const found = this.phones.get(id);
        return found && this.column(found.person).open(id);
      },
    });
    this.phones.set(person.id, phone);
    column.add(phone, this.expectsReader && !person.editor);
    if (!person.editor) this.expectsReader = false;
  }

  /** @param {import("./types.js").Key} id @param {Message} message */
  message(id, message) {
    const phone = this.phones.get(id);
    if (!phone) return;
    const column = this.column(phone.person);
    phone.put(message, column.shows(phone));
    column.label(phone);
  }

  /** @param {Person} person */
  column(person) {
    return person.editor ? this.editors : this.readers;
  }
}
