import { html, raw } from "hono/html";
import type { Html } from "#platform/http/page.ts";
import type { ContactKeys, SourceWish } from "../contract.ts";
import { consentAnswers, consentPurposes } from "../model/sealed-submission.ts";
import { contactLanguages, type ContactLanguage, type ContactWords } from "./contact-words.ts";

/** What the public page consists of. Everything is there without JavaScript; with it, one step is shown at a time and nothing leaves the device unlocked. */
export type ContactPageParts = { readonly language: ContactLanguage; readonly words: ContactWords; readonly keys: ContactKeys; readonly key: string; readonly notice?: Html; readonly typed?: Readonly<Record<string, string>> };

/**
 * Where every form of this page goes. Browsers made of Chromium ask their maker what the fields of an unknown form are for, with a sign of the form's address
 * and names; of a form that searches they do not ask (S39), and they know one by its address.
 */
export const formAddress = "/contact/search";

export function contactBody({ language, words, keys, key, notice, typed = {} }: ContactPageParts): Html {
  return html`<main data-contact>
    ${leaveLink(words)}
    <p class="soft"><span data-with-script hidden>${words["leave-keys"]} </span>${words["leave-hint"]}</p>
    <nav class="languages" aria-label="Language">${contactLanguages.map(({ code, name }) => languageLink(code, name, language))}</nav>
    <h1>${words["heading"]}</h1>
    ${notice ?? ""}
    <p class="bad" role="alert" data-complaint hidden></p>
    <section data-step="doors">
      <h2>${words["before"]}</h2>
      ${keys.doors.length === 0 ? "" : html`<p data-with-script hidden>${words["before-text"]}</p>`}
      <noscript><p>${words["no-script-title"]}.</p><p class="bad">${words["no-script"]}</p></noscript>
      <p>${words["before-watched"]}</p>
      ${keys.doors.length === 0 ? html`<p class="bad">${words["no-doors"]}</p>` : ""}
      ${keys.doors.map((door, at) => html`<h2>${words[`door-${door.door}`]}</h2><p>${words[`door-${door.door}-text`]}</p>
        <p class="soft">${(words["door-read-by"] ?? "").split("{name}")[0]}<bdi>${door.name}</bdi></p>
        <button type="button" data-door="${at}" hidden>${words["choose"]}</button>`)}
      ${key === "" ? "" : html`<p class="soft">${(words["key-check"] ?? "").split("{key}")[0]}<bdi class="code">${key}</bdi></p>`}
    </section>
    ${keys.doors.length === 0 ? "" : writeForm(language, words, keys, typed)}
    ${comeBack(language, words)}
    ${laterSteps(words)}
    <script type="application/json" id="contact-data">${raw(JSON.stringify({ language, words, keys }).replaceAll("<", "\\u003c"))}</script>
  </main>`;
}

export function leaveLink(words: ContactWords): Html {
  return html`<p><a class="button" href="about:blank" rel="noreferrer" data-leave>${words["leave"]}</a></p>`;
}

function languageLink(code: string, name: string, current: string): Html {
  return code === current ? html`<span aria-current="true" lang="${code}">${name}</span>` : html`<a href="/contact?language=${code}" lang="${code}" hreflang="${code}" data-language>${name}</a>`;
}

function writeForm(language: string, words: ContactWords, keys: ContactKeys, typed: Readonly<Record<string, string>>): Html {
  const line = (name: string, hint?: string) => html`<label for="${name}">${words[name]}</label>${hint ? html`<p class="soft" id="${name}-hint">${words[hint]}</p>` : ""}<input id="${name}" name="${name}" autocomplete="off" maxlength="1000" value="${typed[name] ?? ""}" />`;
  const area = (name: string, hint?: string) => html`<label for="${name}">${words[name]}</label>${hint ? html`<p class="soft">${words[hint]}</p>` : ""}<textarea id="${name}" name="${name}" autocomplete="off" maxlength="${name === "what" ? 100_000 : 10_000}">${typed[name] ?? ""}</textarea>`;
  return html`<form method="post" action="${formAddress}" autocomplete="off" data-step="write">
    <input type="hidden" name="language" value="${language}" />
    <label for="door">${words["choose"]}</label>
    <select id="door" name="door">${keys.doors.map((door, at) => html`<option value="${at}" ${typed["door"] === String(at) ? "selected" : ""}>${words[`door-${door.door}`]} · ${door.name}</option>`)}</select>
    <p class="soft" data-readers></p>
    ${area("what", "what-hint")}${area("victim")}${area("perpetrator")}${line("when")}${line("where")}${area("steps")}${area("wanted")}
    ${filesPart(words)}
    <div data-of="submission">${line("author", "author-hint")}${line("contact")}${line("contact-rules")}
    <h2>${words["consent"]}</h2>
    ${consentPurposes.map((purpose) => html`<fieldset><legend>${words[`consent-${purpose}`]}</legend>
      ${consentAnswers.map((answer) => html`<label class="choice"><input type="radio" name="consent-${purpose}" value="${answer}" ${answer === (typed[`consent-${purpose}`] ?? "not-asked") ? "checked" : ""} /> ${words[answer]}</label>`)}
    </fieldset>`)}</div>
    <button data-continue>${words["continue"]}</button>
    <button type="button" class="quiet" data-back="doors" data-with-script hidden>${words["back"]}</button>
  </form>`;
}

/** With the script alone: it cleans and seals files before they leave the device. */
function filesPart(words: ContactWords): Html {
  return html`<div data-files hidden>
    <h2>${words["files"]}</h2><p class="soft">${words["files-hint"]}</p>
    <label class="button">${words["add-file"]}<input type="file" multiple data-file /></label>
    <ul data-file-list></ul>
  </div>`;
}

function comeBack(language: string, words: ContactWords): Html {
  return html`<form method="post" action="${formAddress}" autocomplete="off" data-step="return">
    <input type="hidden" name="language" value="${language}" />
    <h2>${words["came-before"]}</h2>
    <label for="receipt">${words["words-label"]}</label>
    <textarea id="receipt" name="receipt" autocomplete="off" autocapitalize="none" spellcheck="false"></textarea>
    <button>${words["look"]}</button>
  </form>`;
}

/** Filled by the script: the receipt, its confirmation, the end, and what a returning person finds. */
function laterSteps(words: ContactWords): Html {
  return html`
    <section data-step="receipt" hidden>
      <h2 tabindex="-1">${words["receipt-title"]}</h2><p>${words["receipt-text"]}</p>
      <ol class="code" data-receipt></ol>
      <button type="button" class="quiet" data-other></button>
      <button type="button" data-written>${words["written"]}</button>
      <button type="button" class="quiet" data-back="write">${words["back"]}</button>
    </section>
    <form data-step="confirm" action="${formAddress}" autocomplete="off" hidden>
      <h2 tabindex="-1">${words["confirm-title"]}</h2>
      <label for="first"></label><input id="first" autocomplete="off" autocapitalize="none" spellcheck="false" required />
      <label for="second"></label><input id="second" autocomplete="off" autocapitalize="none" spellcheck="false" required />
      <button>${words["send"]}</button>
      <button type="button" class="quiet" data-back="receipt">${words["back"]}</button>
    </form>
    <section data-step="sending" hidden><p role="status">${words["sending"]}</p></section>
    <section data-step="sent" hidden><h2 tabindex="-1">${words["sent"]}</h2></section>
    <section data-step="visit" hidden>
      <h2 tabindex="-1" data-filed></h2><p class="good" data-status></p><p class="bad" data-withdrawn hidden></p><p class="good" role="status" data-arrived hidden>${words["sent"]}</p>
      <h2>${words["messages"]}</h2><div data-messages></div>
      <form data-more action="${formAddress}" autocomplete="off"><label for="more">${words["write-more"]}</label><textarea id="more" maxlength="20000" required></textarea>${filesPart(words)}<button>${words["send"]}</button></form>
      ${wishParts(words)}
    </section>`;
}

/** What only the sender may wish, and nobody can undo: each is said first, and a tick says that it was read. */
export function wishParts(words: ContactWords, within: Html | string = "", isWithdrawn = false): Html {
  const part = (wish: SourceWish["wish"], name: string) => html`<form method="post" action="${formAddress}" autocomplete="off" data-wish="${wish}">${within}<input type="hidden" name="wish" value="${wish}" />
    <h2>${words[name]}</h2><label class="choice"><input type="checkbox" required /> ${words[`${name}-sure`]}</label><button class="quiet">${words[name]}</button></form>`;
  return html`${isWithdrawn ? "" : part("withdraw-consent", "withdraw")}${part("delete", "delete")}`;
}
