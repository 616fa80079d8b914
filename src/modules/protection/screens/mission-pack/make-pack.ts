import * as v from "valibot";
import { makeClosedKeys } from "#platform/rules/sealing/closed-keys.ts";
import { SealingRefused } from "#platform/rules/sealing/sealing-refused.ts";
import { IdentityText } from "#information/model/source.ts";
import { api, ApiProblem } from "#ui/api.ts";
import { say } from "#ui/messages.ts";
import { ownServiceWorker } from "#ui/own-thread.ts";
import { SealedContents } from "../../contract.ts";
import { leaseFrom } from "../../model/mission-pack/lease.ts";
import { addressesOf, MadePack, mostBytes, PackedAnswers, type PackedName, type PackIdentity } from "../../model/mission-pack/mission-pack.ts";
import { fetchWords, type WordsOf } from "../SealedWords/fetch-words.ts";
import { identityWords } from "../SourceIdentity/identity-words.ts";
import { openBox } from "../sealing/open-box.ts";
import { contactServer, tellWiped, wipeDevice } from "./device.ts";
import { keepPack, listWaiting, readPack, type DevicePack } from "./device-store.ts";
import { sealBox, type PackKeys, type PackItem } from "./pack-boxes.ts";

export type Wanted = {
  readonly visitId: string;
  readonly compartmentId: string;
  readonly organisation: string;
  readonly readers: DevicePack["readers"];
  readonly hours: number;
  readonly passphrase: string;
  readonly language: string;
  readonly records: readonly PackedName[];
};
/** A pack on its way: the server knows of it, and nothing is on the device yet. */
export type Begun = { readonly pack: DevicePack; readonly keys: PackKeys; readonly wanted: Wanted };

/**
 * Makes the device's own keys and notes the pack with the server. A device carries one pack: what was written on an earlier one must have come home, then it is
 * wiped.
 */
export async function beginPack(wanted: Wanted): Promise<Begun> {
  await contactServer();
  if ((await readPack()) && (await listWaiting()).length > 0) throw problem("protection.pack-notes-wait");
  const { pair, author, closed } = await makeClosedKeys(wanted.passphrase);
  const made = await api.send("POST", `/api/visits/${wanted.visitId}/mission-packs`, { signer: author.signer, hours: wanted.hours, records: wanted.records }, { schema: MadePack });
  await tellWiped(await wipeDevice());
  const pack: DevicePack = {
    id: made.id, token: made.token, logKey: made.logKey, visitId: wanted.visitId, compartmentId: wanted.compartmentId, organisation: wanted.organisation, readers: wanted.readers,
    recipient: pair.recipient, signer: author.signer, closed, language: wanted.language, records: wanted.records.length, lease: leaseFrom(Date.now(), wanted.hours),
  };
  return { pack, keys: { identity: pair.identity, author }, wanted };
}

/** Given up half way: the server forgets that a device carries it. */
export function abandonPack({ pack }: Begun): Promise<void> {
  return tellWiped(pack.token);
}

function problem(code: string): ApiProblem {
  return new ApiProblem(0, { code, title: say(code), fields: [], current: undefined, reference: undefined });
}

/** S76: each with a sign-in of its own. What was told in confidence is opened here with the person's key and sealed anew to the device. */
export async function takeIdentity({ pack }: Begun, box: { readonly id: string; readonly title: string }, personIdentity: string): Promise<PackItem> {
  const { sealed } = await api.get(`/api/sealed-submissions/${box.id}`, undefined, SealedContents);
  const opened = await openBox(personIdentity, { id: box.id, compartment: pack.compartmentId, root: pack.organisation, sealed: sealed ?? "" });
  if ("refused" in opened) throw new SealingRefused(opened.refused);
  await enterTaking(pack, { path: "sealed-submissions", id: box.id });
  return { path: "sealed-submissions", id: box.id, kind: sealedKind, title: box.title, text: opened.text };
}

/** Who a source is, when somebody has written it down; undefined when nobody has, or not for this reader. */
export async function takeSource({ pack }: Begun, source: WordsOf & { readonly title: string }, personIdentity: string): Promise<PackItem | undefined> {
  const { path, kind } = identityWords;
  const [known] = (await api.get(`/api/${path}`, { linked: source.id }, Listed)).items;
  if (known === undefined) return undefined;
  const { words } = await fetchWords(identityWords, source, known.id, personIdentity);
  await enterTaking(pack, { path: "source-identities", id: known.id });
  return { path, id: known.id, kind, title: source.title, identity: v.parse(IdentityText, words) };
}

const Listed = v.object({ items: v.array(v.object({ id: v.string() })) });

async function enterTaking({ visitId, id }: DevicePack, identity: PackIdentity): Promise<void> {
  await api.send("POST", `/api/visits/${visitId}/mission-packs/${id}/identities`, identity);
}

/** A box is no record; it is called as the page of what came in confidence calls it. */
const sealedKind = "protection.sealed-submission";

const Named = v.object({ kind: v.string(), title: v.string() });

/** Keeps the screens, reads every record through its own doors, seals each and keeps all of them in one transaction. Gives until when the pack opens. */
export async function finishPack({ pack, keys, wanted }: Begun, identities: readonly PackItem[], tell: (done: number, of: number) => void): Promise<string> {
  await ownServiceWorker("/mission-worker.js");
  const boxes: Uint8Array[] = [];
  const items: PackItem[] = [];
  const places: Record<string, number> = {};
  let bytes = 0;
  for await (const { answers, ...record } of answersOf(pack)) {
    const at = items.length + 1;
    const { kind, title } = v.parse(Named, answers[addressesOf(record)[0]]);
    items.push({ ...record, kind, title });
    const box = await sealBox(pack, at, answers, keys.author);
    bytes += box.length;
    if (bytes > mostBytes) throw problem("protection.pack-too-large");
    boxes.push(box);
    for (const address of Object.keys(answers)) places[address] = at;
    tell(at, wanted.records.length);
  }
  const session = await api.get("/api/session");
  const first = await sealBox(pack, 0, { session, items: [...items, ...identities], places }, keys.author);
  const lease = leaseFrom(Date.now(), wanted.hours);
  await keepPack({ ...pack, lease }, [first, ...boxes]);
  return new Date(lease.until).toISOString();
}

/** Many in one answer: over a satellite each question costs more than what it brings. */
async function* answersOf({ id, visitId }: DevicePack): AsyncGenerator<PackedAnswers["items"][number]> {
  for (let from: number | null = 0; from !== null; ) {
    const { items, next }: PackedAnswers = await api.get(`/api/visits/${visitId}/mission-packs/${id}/answers`, { from }, PackedAnswers);
    yield* items;
    from = next;
  }
}
