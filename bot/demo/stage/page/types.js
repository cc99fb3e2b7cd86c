/**
 * The shapes that come from the demo by server-sent events (made in bot/demo/feed.py).
 *
 * @typedef {{type: string, offset: number, length: number, url?: string, language?: string}} Entity
 *   `offset` and `length` count UTF-16 units, as JavaScript strings do.
 * @typedef {{text: string, callback_data?: string, url?: string, copy_text?: {text: string}}} Button
 * @typedef {string | RichText[] | Styled} RichText
 * @typedef {{
 *   type: string, text?: RichText, url?: string, email_address?: string, phone_number?: string, name?: string,
 *   reference_name?: string, anchor_name?: string, button?: RichButton,
 * }} Styled
 * @typedef {{text: RichText, url?: string, callback_data?: string}} RichButton
 * @typedef {{text?: RichText, is_header?: boolean, align: string, colspan?: number, rowspan?: number}} Cell
 * @typedef {{
 *   type: string, text?: RichText, size?: number, language?: string, credit?: RichText, summary?: RichText,
 *   blocks?: Block[], is_open?: boolean, items?: {blocks: Block[], value?: number}[], cells?: Cell[][],
 *   caption?: RichText, buttons?: RichButton[], name?: string,
 * }} Block  Of a rich message, as the Bot API tells it.
 * @typedef {{name: string, size: number, url: string}} Paper  A document sent or received.
 * @typedef {{url: string, width: number, height: number}} Picture  Sizes in pixels.
 * @typedef {{
 *   id: number, mine: boolean, text: string, entities: Entity[], keyboard: Button[][],
 *   document: Paper | null, picture: Picture | null, rich: Block[], edited: boolean, silent: boolean, date: number,
 *   author: string, aside: boolean, protected: boolean,
 * }} Message  `mine` was written by the phone's person, in a group another's by `author`; `aside`: nobody else sees it;
 *   `date` is in seconds.
 * @typedef {{title: string, files: string[]}} Sample  Files that lie ready for the editor.
 * @typedef {{command: string, description: string}} Command
 * @typedef {{
 *   id: Key, owner: number, name: string, language: string, editor: boolean, blocked: boolean, started: boolean,
 *   writes: boolean, chat: Place | null,
 *   bot: string, username: string, description: string, commands: Command[],
 * }} Person  One chat on the phone of `owner`, who may write there or not; `bot` and `description` are what Telegram
 *   shows of the bot in the person's language; `blocked`: in a group, the bot is not there.
 * @typedef {number | string} Key  Of a chat on a phone; of the private one the person's number.
 * @typedef {{title: string, kind: string, topic: string, leads: boolean}} Place  A group, a topic of it or a channel.
 * @typedef {{status: "starting" | "running" | "killed" | "exited", words: string}} BotStatus
 * @typedef {{received: string}} Crowd  One digit per reader: 0 none, 1 once, 2 more than once; `-` is still joining.
 * @typedef {{
 *   people: (Person & {messages: Message[]})[], bot: BotStatus, crowd: Crowd, log: string[], samples: Sample[],
 *   run: string,
 * }} Snapshot  `run` is another one after the demo was started anew.
 */
export {};
