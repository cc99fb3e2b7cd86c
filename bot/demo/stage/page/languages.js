/** What a phone can be set to; be, ru and en are the publication's own, the others have neighbours among them. */

import { element } from "./dom.js";

const LANGUAGES = {
  be: "Беларуская",
  ru: "Русский",
  en: "English",
  uk: "Українська",
  pl: "Polski",
};

/** @param {string} code */
export const languageName = (code) => Reflect.get(LANGUAGES, code) ?? code;

export const languageOptions = () =>
  Object.entries(LANGUAGES).map(([code, name]) => element("option", { value: code, lang: code }, name));
