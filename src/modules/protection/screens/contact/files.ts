import * as v from "valibot";
import { cleanFile, type CleanFile } from "#platform/rules/file-hygiene/clean-file.ts";
import { mediaTypes } from "#platform/rules/file-type.ts";
import { sealContent } from "#platform/rules/sealing/sealed-content.ts";
import { keysOfReceipt } from "#platform/rules/sealing/receipt.ts";
import { toBase64Url } from "#platform/rules/sealing/bytes.ts";
import { ProvenKeys, VisitAnswer } from "../../contract.ts";
import { fileField, mostFileBytes, mostFiles, packFile, type FileHead } from "../../model/sealed-file.ts";
import { ask, data, partIn, provenReadersOf, say } from "./page-parts.ts";

/** A file the person chose, what was found in it, and what of it may be sent: a clean copy, the original, or nothing. */
type Chosen = { readonly id: string; readonly originalId: string; readonly name: string; readonly bytes: Uint8Array; readonly cleaned: CleanFile; sendsOriginal: boolean };
const chosen = new WeakMap<HTMLElement, Chosen[]>();

/** Shows the part of a form in which files are added; each is looked into on this device. */
export function chooseFiles(form: HTMLElement): void {
  const place = partIn(form, "[data-files]");
  if (!place.hidden) return;
  place.hidden = false;
  chosen.set(form, []);
  const input = partIn(form, "[data-file]", HTMLInputElement);
  input.addEventListener("change", () => void addAll(form, [...(input.files ?? [])]).finally(() => (input.value = "")));
}

async function addAll(form: HTMLElement, files: readonly File[]): Promise<void> {
  const list = partIn(form, "[data-file-list]");
  for (const file of files) {
    const all = chosen.get(form) ?? [];
    if (all.length >= mostFiles || file.size > mostFileBytes) {
      list.append(row(file.name, say(all.length >= mostFiles ? "too-many-files" : "file-too-large", { most: all.length >= mostFiles ? mostFiles : mostFileBytes / 1_048_576 })));
      continue;
    }
    const bytes = new Uint8Array(await file.arrayBuffer());
    const one: Chosen = { id: crypto.randomUUID(), originalId: crypto.randomUUID(), name: file.name, bytes, cleaned: await cleanFile(bytes, file.name), sendsOriginal: false };
    all.push(one);
    list.append(rowOf(form, one));
  }
}

function rowOf(form: HTMLElement, one: Chosen): HTMLElement {
  const { cleaned } = one;
  const sentence = cleaned.kind === "refused" ? say(`refused-${cleaned.why}`) : cleaned.kind === "unknown" ? say("unknown-kind") : cleaned.found.length === 0 ? say("found-nothing") : say("found", { what: foundIn(cleaned) });
  const line = row(one.name, sentence);
  if (cleaned.kind !== "refused") line.append(choice(say(cleaned.kind === "unknown" ? "send-anyway" : "keep-original"), (isChosen) => (one.sendsOriginal = isChosen)));
  const remove = Object.assign(document.createElement("button"), { type: "button", className: "quiet", textContent: say("remove-file") });
  remove.addEventListener("click", () => {
    chosen.set(form, (chosen.get(form) ?? []).filter((other) => other !== one));
    line.remove();
  });
  line.append(remove);
  return line;
}

function foundIn({ found }: Extract<CleanFile, { kind: "clean" }>): string {
  const words = [...new Set(found.map(({ what }) => what))].map((what) => {
    const values = found.filter((one) => one.what === what).flatMap(({ value }) => value ?? []).slice(0, 2);
    return values.length === 0 ? say(`meta-${what}`) : `${say(`meta-${what}`)} (${values.join("; ")})`;
  });
  return new Intl.ListFormat(data.language, { type: "unit" }).format(words);
}

function row(name: string, sentence: string): HTMLElement {
  const line = document.createElement("li");
  line.append(Object.assign(document.createElement("bdi"), { textContent: name }), Object.assign(document.createElement("p"), { textContent: sentence, dir: "auto" }));
  return line;
}

function choice(text: string, choose: (isChosen: boolean) => void): HTMLElement {
  const label = Object.assign(document.createElement("label"), { className: "choice" });
  const box = Object.assign(document.createElement("input"), { type: "checkbox" });
  box.addEventListener("change", () => choose(box.checked));
  label.append(box, text);
  return label;
}

/** Seals and sends what may be sent, each under a name of its own: sent again after a broken line, nothing comes twice. */
export async function sendFiles(receipt: Uint8Array, form: HTMLElement): Promise<void> {
  const files = (chosen.get(form) ?? []).flatMap(boxesOf);
  if (files.length === 0) return;
  const { login, author } = await keysOfReceipt(receipt);
  const [keys, { found }] = [v.parse(ProvenKeys, await ask("keys")), v.parse(VisitAnswer, await ask("visits", { login }))];
  if (!found) throw new Error("nothing is kept under this receipt");
  const open = keys.doors.find((one) => one.compartmentId === found.compartmentId && one.door === found.door);
  const readers = (await provenReadersOf(keys, found.compartmentId)).filter(({ kind, signer }) => kind === "recovery" || open?.readers.includes(signer));
  for (const { id, head, bytes } of files) {
    const binding = { organisation: data.keys.organisation?.root ?? "", compartment: found.compartmentId, record: found.id, field: fileField(id), version: 1 };
    const sealed = await sealContent(packFile(head, bytes), binding, readers.map(({ recipient }) => recipient), author);
    await ask("files", { login, id, sealed: toBase64Url(sealed), keyIds: readers.map(({ signer }) => signer) });
  }
  chosen.set(form, []);
  partIn(form, "[data-file-list]").replaceChildren();
}

type Box = { readonly id: string; readonly head: FileHead; readonly bytes: Uint8Array };

function boxesOf({ id, originalId, name, bytes, cleaned, sendsOriginal }: Chosen): Box[] {
  const clean: Box[] = cleaned.kind === "clean" ? [{ id, head: { name, type: mediaTypes[cleaned.type], isOriginal: false, removed: cleaned.found.map(({ what, value }) => ({ what, value })) }, bytes: cleaned.bytes }] : [];
  const original: Box[] = sendsOriginal && cleaned.kind !== "refused" ? [{ id: originalId, head: { name, type: "application/octet-stream", isOriginal: true, removed: [] }, bytes }] : [];
  return [...clean, ...original];
}
