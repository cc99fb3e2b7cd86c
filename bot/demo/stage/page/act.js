/** What the visitor does is posted to the demo; the page's token shows that this page asks. */

const token = /** @type {HTMLMetaElement} */ (document.querySelector("meta[name=demo-token]")).content;

/**
 * @param {string} deed  a path below /act/
 * @param {Record<string, unknown>} [body]
 * @returns {Promise<boolean>}  whether the demo took it
 */
export function act(deed, body = {}) {
  return post(deed, JSON.stringify(body), { "Content-Type": "application/json" });
}

/** @param {import("./types.js").Key} person @param {File[]} files */
export function upload(person, files) {
  const form = new FormData();
  for (const file of files) form.append("file", file);
  return post(`upload?person=${person}`, form, {});
}

/** @param {string} deed @param {BodyInit} body @param {Record<string, string>} headers */
async function post(deed, body, headers) {
  try {
    const answer = await fetch(`/act/${deed}`, {
      method: "POST",
      body,
      headers: { ...headers, "X-Demo-Token": token },
    });
    return answer.ok;
  } catch {
    return false;
  }
}
