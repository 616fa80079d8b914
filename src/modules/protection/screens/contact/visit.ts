import * as v from "valibot";
import { fromBase64Url, toBase64Url, utf8 } from "#platform/rules/sealing/bytes.ts";
import { openWith } from "#platform/rules/sealing/derive.ts";
import { keysOfReceipt, readReceipt, type ReceiptKeys } from "#platform/rules/sealing/receipt.ts";
import { SealingRefused } from "#platform/rules/sealing/sealing-refused.ts";
import { openSealed, sealContent } from "#platform/rules/sealing/sealed-content.ts";
import { ProvenKeys, VisitAnswer } from "../../contract.ts";
import { messageField, MessageText } from "../../model/sealed-submission.ts";
import { chooseFiles, sendFiles } from "./files.ts";
import { allLists, ask, complain, data, day, part, partOf, provenReadersOf, readersOf, say, show } from "./page-parts.ts";

type Found = NonNullable<VisitAnswer["found"]>;
type Visit = { readonly keys: ReceiptKeys; readonly receipt: Uint8Array; found: Found };
let now: Visit | undefined;

export async function comeBack(): Promise<void> {
  if (!globalThis.isSecureContext) return complain(say("needs-https"));
  const typed = partOf("#receipt", HTMLTextAreaElement);
  try {
    const receipt = readReceipt(typed.value, await allLists());
    const keys = await keysOfReceipt(receipt);
    const { found } = v.parse(VisitAnswer, await ask("visits", { login: keys.login }));
    if (!found) return complain(say("nothing-found"));
    typed.value = "";
    now = { keys, receipt, found };
    await showFound(now);
    chooseFiles(part("[data-more]"));
    show("visit");
  } catch (error) {
    complain(say(error instanceof Error && error.message === "sealing.words-wrong" ? "words-wrong" : "failed"));
  }
}

async function showFound({ found, receipt }: Visit): Promise<void> {
  part("[data-filed]").textContent = say("filed-on", { day: day(found.filedOn) });
  part("[data-status]").textContent = say(`status-${found.status}`);
  const withdrawn = part("[data-withdrawn]");
  withdrawn.hidden = found.consentWithdrawnOn === null || found.status === "deleted";
  withdrawn.textContent = found.consentWithdrawnOn === null ? "" : say("withdrawn-on", { day: day(found.consentWithdrawnOn) });
  for (const wish of document.querySelectorAll<HTMLElement>("[data-wish], [data-more]")) wish.hidden = found.status === "deleted" || (wish.dataset["wish"] === "withdraw-consent" && found.consentWithdrawnOn !== null);
  const messages = await Promise.all(found.messages.map((message) => messageOf(found, receipt, message)));
  const place = part("[data-messages]");
  place.replaceChildren(...(messages.length > 0 ? messages : [paragraph(say("no-messages"))]), ...(found.hasOlder ? [olderButton()] : []));
}

async function messageOf(found: Found, receipt: Uint8Array, message: Found["messages"][number]): Promise<HTMLElement> {
  const article = document.createElement("article");
  article.append(paragraph(day(message.sentOn), "soft"));
  try {
    const identity = await openWith(receipt, "reply-identity", found.replyKey);
    const { content, signer } = await openSealed(fromBase64Url(message.sealed), [identity], { organisation: data.keys.organisation?.root ?? "", compartment: found.compartmentId, record: found.id, field: messageField, version: message.number });
    // Whoever wrote it must hold a key of this office; the list may have changed since, so also keys the submission was sealed to count.
    const isOfDesk = readersOf(data.keys, found.compartmentId).some((one) => one.signer === signer) || found.keyIds.includes(signer);
    if (!isOfDesk) throw new Error("not of the desk");
    const { text } = v.parse(MessageText, JSON.parse(new TextDecoder().decode(content)));
    article.append(...text.split(/\n+/).map((line) => paragraph(line)));
  } catch {
    article.append(paragraph(say("message-damaged"), "bad"));
  }
  return article;
}

function paragraph(text: string, look = ""): HTMLElement {
  return Object.assign(document.createElement("p"), { textContent: text, className: look, dir: "auto" });
}

function olderButton(): HTMLElement {
  const button = Object.assign(document.createElement("button"), { type: "button", className: "quiet", textContent: say("older") });
  button.addEventListener("click", () => void look(now?.found.messages[0]?.number));
  return button;
}

async function look(before?: number): Promise<void> {
  if (!now) return;
  const { found } = v.parse(VisitAnswer, await ask("visits", { login: now.keys.login, ...(before === undefined ? {} : { before }) }));
  if (!found) return;
  now = { ...now, found };
  await showFound(now);
}

partOf("form[data-more]", HTMLFormElement).addEventListener("submit", (event) => {
  event.preventDefault();
  void attempt(sendMore);
});
for (const form of document.querySelectorAll<HTMLFormElement>("form[data-wish]")) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void attempt(async () => {
      await ask("wishes", { login: now?.keys.login, wish: form.dataset["wish"] });
      form.reset();
      await look();
    });
  });
}

/** Sealed to the desk alone: whoever finds the paper with the words must not read what its owner wrote. */
async function sendMore(): Promise<void> {
  if (!now) return;
  const field = partOf("#more", HTMLTextAreaElement);
  const keys = v.parse(ProvenKeys, await ask("keys"));
  const { found } = now;
  const door = keys.doors.find((one) => one.compartmentId === found.compartmentId && one.door === found.door);
  const readers = (await provenReadersOf(keys, found.compartmentId)).filter(({ kind, signer }) => kind === "recovery" || door?.readers.includes(signer));
  if (!readers.some(({ kind }) => kind !== "recovery")) return complain(say("keys-changed"));
  const binding = { organisation: data.keys.organisation?.root ?? "", compartment: found.compartmentId, record: found.id, field: messageField, version: found.nextNumber };
  const text: MessageText = { language: data.language, text: field.value, askedToAnswer: false };
  const sealed = await sealContent(utf8(JSON.stringify(text)), binding, readers.map(({ recipient }) => recipient), now.keys.author);
  await ask("messages", { login: now.keys.login, id: crypto.randomUUID(), number: found.nextNumber, sealed: toBase64Url(sealed), keyIds: readers.map(({ signer }) => signer) });
  field.value = "";
  await sendFiles(now.receipt, part("[data-more]"));
  await look();
  const arrived = part("[data-arrived]");
  arrived.hidden = false;
  arrived.scrollIntoView({ block: "center" });
}

async function attempt(work: () => Promise<void>): Promise<void> {
  try {
    complain("");
    part("[data-arrived]").hidden = true;
    await work();
    if (part("[data-complaint]").hidden && part("[data-arrived]").hidden) part("[data-status]").scrollIntoView({ block: "center" });
  } catch (error) {
    complain(say(error instanceof SealingRefused ? "keys-changed" : "failed"));
  }
}
