import { html } from "hono/html";
import { countryName } from "#geography/model/countries.ts";
import type { Html } from "#platform/http/page.ts";
import { languageLinks } from "#platform/identity/sign-in-routes.ts";
import { letterTypes } from "../model/communication/communication.ts";
import { letterWords } from "../model/communication/letter-words.ts";
import { titleOfMandate } from "../model/mandates.ts";
import type { ReplyFigures } from "../model/publication/reply-figures.ts";
import type { RegisterEntry } from "../store/register.ts";

export type Say = (key: string, values?: Readonly<Record<string, unknown>>) => string;
export type Asked = { readonly q: string; readonly addressee: string; readonly type: string; readonly year: string };

/** The register: a form, what it finds, and how each State answers, in two figures that are kept apart. */
export function registerBody(entries: readonly RegisterEntry[], all: readonly RegisterEntry[], figures: readonly ReplyFigures[], figuresYear: number, asked: Asked, language: string, say: Say): Html {
  const addressees = [...new Set(all.map(({ addressee }) => addressee))].map((code) => ({ code, name: nameOf(code, language, say) })).toSorted((a, b) => a.name.localeCompare(b.name, language));
  const years = [...new Set(all.map(({ year }) => year))].toSorted((a, b) => b - a);
  const option = (value: string, text: string, chosen: string) => html`<option value="${value}" ${value === chosen ? "selected" : ""}>${text}</option>`;
  const percent = new Intl.NumberFormat(language, { style: "percent" });
  return html`<main>${languageLinks("/register", language)}
    <h1>${say("protection.register.title")}</h1>
    <p>${say("protection.register.lead")}</p>
    <form method="get" action="/register">
      <input type="hidden" name="language" value="${language}" />
      <label for="q">${say("protection.register.words")}</label><input id="q" name="q" type="search" value="${asked.q}" dir="auto" />
      <label for="addressee">${say("protection.register.addressee")}</label><select id="addressee" name="addressee">${option("", say("protection.register.every"), asked.addressee)}${addressees.map(({ code, name }) => option(code, name, asked.addressee))}</select>
      <label for="type">${say("protection.register.type")}</label><select id="type" name="type">${option("", say("protection.register.every"), asked.type)}${letterTypes.map((type) => option(type, say(`protection.letter-type.${type}`), asked.type))}</select>
      <label for="year">${say("protection.register.year")}</label><select id="year" name="year">${option("", say("protection.register.every"), asked.year)}${years.map((year) => option(String(year), String(year), asked.year))}</select>
      <button>${say("protection.register.find")}</button>
    </form>
    <h2>${say("protection.register.found", { count: entries.length })}</h2>
    ${entries.length === 0 ? "" : html`<table><thead><tr><th scope="col">${say("protection.register.letter")}</th><th scope="col">${say("protection.register.sent")}</th><th scope="col">${say("protection.register.replies")}</th></tr></thead><tbody>${entries.map((entry) => rowOf(entry, language, say))}</tbody></table>`}
    <h2>${say("protection.register.figures", { year: String(figuresYear) })}</h2>
    <p>${say("protection.register.figures-lead")}</p>
    ${figures.length === 0 ? "" : html`<table><thead><tr><th scope="col">${say("protection.register.addressee")}</th><th scope="col">${say("protection.register.rate")}</th><th scope="col">${say("protection.register.received")}</th></tr></thead><tbody>${figures.map((one) => html`<tr><td>${nameOf(one.addressee, language, say)}</td><td>${one.rate === null ? say("protection.register.no-rate") : say("protection.register.rate-of", { answered: String(one.answered), sent: String(one.sent), percent: percent.format(one.rate) })}</td><td>${String(one.received)}</td></tr>`)}</tbody></table>`}
    <p>${say("protection.register.files")} <a href="/register/letters.csv">CSV</a> <a href="/register/letters.json">JSON</a> <a href="/register/letters.atom">Atom</a></p>
  </main>`;
}

function rowOf(entry: RegisterEntry, language: string, say: Say): Html {
  const { letter, replies } = entry;
  return html`<tr><td>${entry.isExercise ? html`<strong class="exercise">${say("protection.register.exercise")}</strong> ` : ""}<a href="/register/letter/${entry.id}?language=${language}"><bdi>${letter.reference}</bdi></a><br /><span lang="${letter.language}" dir="auto">${letter.title}</span></td><td>${dayIn(letter.sentOn, language)}</td><td>${replies.length === 0 ? say("protection.register.no-reply") : replies.map((reply) => html`<div>${replyLine(reply, language, say)}</div>`)}</td></tr>`;
}

/** One letter as the public reads it, in its own language under headings of that language. */
export function letterBody({ id, letter, replies, isExercise }: RegisterEntry, language: string, say: Say): Html {
  const inLetter = letterWords(letter.language);
  const addressee = letter.addresseeName === "" ? nameOf(letter.addressee, language, say) : letter.addresseeName;
  return html`<main>${languageLinks(`/register/letter/${id}`, language)}
    <p><a href="/register?language=${language}">${say("protection.register.title")}</a></p>
    ${isExercise ? html`<p class="exercise">${say("protection.register.exercise")}</p>` : ""}
    <p class="mark"><bdi>${letter.reference}</bdi> \u00b7 ${say(`protection.letter-type.${letter.type}`)}</p>
    <article lang="${letter.language}" dir="auto">
      <h1>${letter.title}</h1>
      <dl><dt>${say("protection.register.addressee")}</dt><dd><bdi>${addressee}</bdi></dd><dt>${say("protection.register.sent")}</dt><dd>${dayIn(letter.sentOn, language)}</dd></dl>
      <ul>${letter.signatories.map((one) => html`<li>${one.title === "" ? titleOfMandate(one.mandate, letter.language, inLetter) : one.title}</li>`)}</ul>
      <p>${letter.subject}</p>
      <h2>${inLetter("facts")}</h2><ol>${letter.facts.map((fact) => html`<li>${fact}</li>`)}</ol>
      <h2>${inLetter("concern")}</h2><p>${inLetter("without-prejudging")}</p><p>${letter.concern}</p>
      <h2>${inLetter("questions")}</h2><ol>${letter.questions.map((question) => html`<li>${question}</li>`)}</ol>
    </article>
    <h2>${say("protection.register.replies")}</h2>
    ${replies.length === 0 ? html`<p>${say("protection.register.no-reply")}</p>` : replies.map((reply) => html`<p>${replyLine(reply, language, say)}</p>${reply.text === "" ? "" : html`<p dir="auto">${reply.text}</p>`}`)}
  </main>`;
}

function replyLine({ receivedAt, form, isLate, isConfidential }: RegisterEntry["replies"][number], language: string, say: Say): string {
  const when = dayIn(receivedAt.slice(0, 10), language);
  if (isConfidential) return say("protection.register.reply-confidential", { when });
  return say("protection.register.reply", { when, form: say(`protection.reply-form.${form}`), isLate: isLate ? "yes" : "no" });
}

export function nameOf(addressee: string, language: string, say: Say): string {
  return addressee === "OTH" ? say("protection.addressee-kind.other-actor") : countryName(addressee, language);
}

function dayIn(day: string, language: string): string {
  return new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, { dateStyle: "long", timeZone: "UTC" }).format(new Date(day));
}
