import * as v from "valibot";
import { sha256Text, toBase64Url, utf8 } from "#platform/rules/sealing/bytes.ts";
import { closeWith } from "#platform/rules/sealing/derive.ts";
import { makeKeyPair } from "#platform/rules/sealing/hybrid.ts";
import { keysOfReceipt, makeReceipt, numbersOf, wordsOf } from "#platform/rules/sealing/receipt.ts";
import { sealContent } from "#platform/rules/sealing/sealed-content.ts";
import { SealingRefused } from "#platform/rules/sealing/sealing-refused.ts";
import { ProvenKeys } from "../../contract.ts";
import { solve } from "../../model/puzzle.ts";
import { consentAnswers, consentPurposes, submissionField, SubmissionText } from "../../model/sealed-submission.ts";
import { chooseFiles, sendFiles } from "./files.ts";
import { complain, data, hasOwnWords, part, partOf, provenReadersOf, say, show, wordList, ask } from "./page-parts.ts";

type Draft = { readonly door: number; receipt: Uint8Array; shown: string[]; asNumbers: boolean };
let draft: Draft | undefined;
/** Solved while the person writes the words down. */
let solving: Promise<{ keys: ProvenKeys; puzzle: { challenge: string; answer: string } }> | undefined;

export function beginWriting(door: number): void {
  if (!globalThis.isSecureContext) return complain(say("needs-https"));
  const select = partOf("#door", HTMLSelectElement);
  select.value = String(door);
  select.hidden = true;
  part('label[for="door"]').hidden = true;
  part("[data-readers]").textContent = say("door-read-by", { name: data.keys.doors[door]?.name ?? "" });
  part('[data-of="submission"]').hidden = data.keys.doors[door]?.door !== "submission";
  chooseFiles(part('[data-step="write"]'));
  draft = { door, receipt: makeReceipt(), shown: [], asNumbers: !hasOwnWords };
  show("write");
  part("#what").focus();
}

partOf("form[data-step=write]", HTMLFormElement).addEventListener("submit", (event) => {
  event.preventDefault();
  void askToWriteDown();
});
part("[data-other]").addEventListener("click", () => {
  if (draft) draft.asNumbers = !draft.asNumbers;
  void showReceipt();
});
part("[data-written]").addEventListener("click", () => askForTwo());
for (const back of document.querySelectorAll<HTMLElement>("[data-back]")) back.addEventListener("click", () => show(back.dataset["back"] ?? ""));
partOf('form[data-step="confirm"]', HTMLFormElement).addEventListener("submit", (event) => {
  event.preventDefault();
  void confirmAndSend();
});

async function askToWriteDown(): Promise<void> {
  if (field("what").trim() === "") {
    complain(say("needs-what"));
    return part("#what").focus();
  }
  solving ??= prepare();
  await showReceipt();
  show("receipt");
}

/** Asked anew: keys may have been taken out since the page was opened, and a puzzle is good for an hour. */
async function prepare(): Promise<{ keys: ProvenKeys; puzzle: { challenge: string; answer: string } }> {
  const keys = v.parse(ProvenKeys, await ask("keys"));
  return { keys, puzzle: { challenge: keys.challenge, answer: await solve(keys.challenge) } };
}

async function showReceipt(): Promise<void> {
  if (!draft) return;
  const list = await wordList();
  draft.shown = draft.asNumbers ? numbersOf(draft.receipt, list) : wordsOf(draft.receipt, list);
  part("[data-receipt]").replaceChildren(...draft.shown.map((word) => Object.assign(document.createElement("li"), { textContent: word, dir: "auto" })));
  const other = part("[data-other]");
  other.textContent = say(draft.asNumbers ? "as-words" : "as-numbers");
  other.hidden = !hasOwnWords;
}

let asked: readonly [number, number] = [0, 1];

function askForTwo(): void {
  const [first = 0, second = 0] = crypto.getRandomValues(new Uint32Array(2));
  asked = [first % 6, 6 + (second % 6)];
  for (const [id, at] of [["first", asked[0]], ["second", asked[1]]] as const) {
    part(`label[for=${id}]`).textContent = say("confirm-nth", { n: at + 1 });
    partOf(`#${id}`, HTMLInputElement).value = "";
  }
  show("confirm");
  part("#first").focus();
}

async function confirmAndSend(): Promise<void> {
  const typed = [field("first"), field("second")].map(plain);
  if (!draft || typed.some((word, at) => word !== plain(draft?.shown[asked[at] ?? 0] ?? ""))) return complain(say("confirm-wrong"));
  show("sending");
  try {
    await send(draft);
    await sendFiles(draft.receipt, part('[data-step="write"]'));
    for (const area of document.querySelectorAll("textarea")) area.value = "";
    for (const input of document.querySelectorAll("input")) input.value = "";
    draft = undefined;
    show("sent");
  } catch (error) {
    solving = undefined;
    show("confirm");
    complain(say(error instanceof KeysChanged || error instanceof SealingRefused ? "keys-changed" : "failed"));
  }
}

/** The server gave keys that do not lead up to the root the page showed: somebody may have exchanged them (S31). */
class KeysChanged extends Error {}

async function send({ door, receipt }: Draft): Promise<void> {
  const offered = data.keys.doors[door];
  const organisation = data.keys.organisation;
  solving ??= prepare();
  const { keys, puzzle } = await solving;
  const open = keys.doors.find((one) => one.compartmentId === offered?.compartmentId && one.door === offered.door);
  if (!open || !organisation || keys.organisation?.root !== organisation.root) throw new KeysChanged();
  const readers = (await provenReadersOf(keys, open.compartmentId)).filter(({ kind, signer }) => kind === "recovery" || open.readers.includes(signer));
  if (!readers.some(({ kind }) => kind !== "recovery")) throw new KeysChanged();
  const [{ login, author }, reply] = await Promise.all([keysOfReceipt(receipt), makeKeyPair()]);
  const id = await idOf(receipt);
  const binding = { organisation: organisation.root, compartment: open.compartmentId, record: id, field: submissionField, version: 1 };
  const sealed = await sealContent(utf8(JSON.stringify(textOf(open.door, reply.recipient))), binding, readers.map(({ recipient }) => recipient), author);
  await ask("submissions", {
    id, compartmentId: open.compartmentId, door: open.door, sealed: toBase64Url(sealed), keyIds: readers.map(({ signer }) => signer),
    loginHash: await sha256Text(login), replyKey: await closeWith(receipt, "reply-identity", reply.identity), puzzle,
  });
}

/** The same receipt gives the same name, so that what is sent again on a bad line is kept once. */
async function idOf(receipt: Uint8Array): Promise<string> {
  const { login } = await keysOfReceipt(receipt);
  const hash = await sha256Text(`id ${login}`);
  const hex = [...utf8(hash)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

function textOf(door: SubmissionText["door"], replyTo: string): SubmissionText {
  const answerOf = (purpose: string) => consentAnswers.find((answer) => answer === document.querySelector<HTMLInputElement>(`input[name="consent-${purpose}"]:checked`)?.value) ?? "not-asked";
  const consent = Object.fromEntries(consentPurposes.map((purpose) => [purpose, door === "submission" ? answerOf(purpose) : "not-asked"]));
  const ofSource = (name: string) => (door === "submission" ? field(name) : "");
  return v.parse(SubmissionText, {
    language: data.language, door, what: field("what"), victim: field("victim"), perpetrator: field("perpetrator"), when: field("when"), where: field("where"), steps: field("steps"), wanted: field("wanted"),
    author: ofSource("author"), contact: ofSource("contact"), contactRules: ofSource("contact-rules"), consent, replyTo, wasSealedByServer: false,
  });
}

function field(id: string): string {
  const found = document.getElementById(id);
  return found instanceof HTMLTextAreaElement || found instanceof HTMLInputElement ? found.value : "";
}

function plain(word: string): string {
  return word.normalize("NFKD").replaceAll(/\p{M}/gu, "").trim().toLowerCase().replaceAll(/[\u0660-\u0669]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf));
}
