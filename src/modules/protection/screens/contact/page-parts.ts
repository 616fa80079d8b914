import * as v from "valibot";
import { recipientsFor, type Certificate } from "#platform/rules/sealing/certificate.ts";
import type { WordList } from "#platform/rules/sealing/receipt.ts";
import { onlyListed } from "#platform/rules/sealing/key-list.ts";
import { ContactKeys, type ProvenKeys } from "../../contract.ts";

const Data = v.object({ language: v.string(), words: v.record(v.string(), v.string()), keys: ContactKeys });

/** What the server wrote into the page: its language, its sentences, and the keys it claims. */
export const data = v.parse(Data, JSON.parse(document.getElementById("contact-data")?.textContent ?? "{}"));

export function say(key: string, values: Readonly<Record<string, string | number>> = {}): string {
  return Object.entries(values).reduce((text, [name, value]) => text.replace(`{${name}}`, String(value)), data.words[key] ?? key);
}

/** One step is seen at a time, the beginning with the way back in; whoever listens to the page is taken to its heading. */
export function show(step: string): void {
  for (const one of document.querySelectorAll<HTMLElement>("[data-step]")) one.hidden = one.dataset["step"] !== step && !(step === "doors" && one.dataset["step"] === "return");
  complain("");
  const heading = part(`[data-step="${step}"]`).querySelector<HTMLElement>("h2, label");
  heading?.focus();
  heading?.scrollIntoView({ block: "start" });
}

export function complain(sentence: string): void {
  const place = part("[data-complaint]");
  place.textContent = sentence;
  place.hidden = sentence === "";
  if (sentence !== "") place.scrollIntoView({ block: "center" });
}

export function part(selector: string): HTMLElement {
  return partOf(selector, HTMLElement);
}

export function partOf<E extends HTMLElement>(selector: string, kind: new () => E): E {
  const found = document.querySelector(selector);
  if (!(found instanceof kind)) throw new Error(`the page lacks ${selector}`);
  return found;
}

/** The same within one part of the page. */
export function partIn(place: HTMLElement, selector: string): HTMLElement;
export function partIn<E extends HTMLElement>(place: HTMLElement, selector: string, kind: new () => E): E;
export function partIn(place: HTMLElement, selector: string, kind: new () => HTMLElement = HTMLElement): HTMLElement {
  const found = place.querySelector(selector);
  if (!(found instanceof kind)) throw new Error(`the page lacks ${selector}`);
  return found;
}

export function day(iso: string): string {
  return new Intl.DateTimeFormat(data.language, { dateStyle: "long", timeZone: "UTC" }).format(new Date(`${iso}T00:00:00Z`));
}

/** Asks our own server and nobody else (S39). */
export async function ask(path: string, body?: unknown): Promise<unknown> {
  const headers = { "x-vigie": "1", ...(body === undefined ? {} : { "content-type": "application/json" }) };
  const answer = await fetch(`/api/contact/${path}`, { method: body === undefined ? "GET" : "POST", headers, credentials: "omit", cache: "no-store", ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  if (!answer.ok) throw new Error(`contact ${answer.status}`);
  return answer.status === 204 ? undefined : answer.json();
}

/** Those of an office to whom something may be sealed now: certified up to the root this page showed at first, and in the ledger as in force today (S31). */
export async function provenReadersOf(keys: ProvenKeys, compartmentId: string): Promise<Certificate[]> {
  const root = data.keys.organisation?.root ?? "";
  return onlyListed(readersOf(keys, compartmentId), root, keys.organisation?.log ?? null, keys.proof, new Date().toISOString().slice(0, 10));
}

/** The certificates of an office that hold today, up to the root this page showed at first. */
export function readersOf(keys: ContactKeys, compartmentId: string): Certificate[] {
  const root = data.keys.organisation?.root ?? "";
  const today = new Date().toISOString().slice(0, 10);
  return recipientsFor({ organisation: root, certificates: keys.certificates }, compartmentId, today);
}

const lists: Readonly<Record<string, () => Promise<{ readonly wordlist: WordList }>>> = {
  en: () => import("@scure/bip39/wordlists/english.js"),
  fr: () => import("@scure/bip39/wordlists/french.js"),
  es: () => import("@scure/bip39/wordlists/spanish.js"),
  zh: () => import("@scure/bip39/wordlists/simplified-chinese.js"),
};

/** Arabic and Russian have no list of words: there the receipt is numbers. */
export const hasOwnWords = data.language in lists;

export async function wordList(language = data.language): Promise<WordList> {
  return (await (lists[language] ?? lists["en"])?.())?.wordlist ?? [];
}

/** The list of the page first; a receipt may have been written down in another language. */
export async function allLists(): Promise<WordList[]> {
  const order = [data.language, ...Object.keys(lists)].filter((one, at, all) => one in lists && all.indexOf(one) === at);
  return Promise.all(order.map((language) => wordList(language)));
}
