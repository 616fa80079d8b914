import * as v from "valibot";
import { fromBase64Url, toBase64Url, utf8 } from "#platform/rules/sealing/bytes.ts";
import { openClosedKeys } from "#platform/rules/sealing/closed-keys.ts";
import { openSealed, sealContent } from "#platform/rules/sealing/sealed-content.ts";
import { setStandIn } from "#ui/api.ts";
import { makeStore } from "#ui/store.ts";
import { leaseAfter, leaseAt, type LeaseState } from "../../model/mission-pack/lease.ts";
import { Answers, type SealedNote } from "../../model/mission-pack/mission-pack.ts";
import { roadNoteField, RoadNoteText } from "../../model/mission-pack/road-note.ts";
import { idleLimitMs } from "../sealing/key-session.ts";
import { changePack, forgetContents, keepDraft, keepNote, readBox, readDraft, readPack, type DevicePack } from "./device-store.ts";
import { Contents, openBox, openDraft, sealDraft, type PackKeys } from "./pack-boxes.ts";

/** The pack that is open in this page; its keys are in no other place, and gone with the page. */
export type OpenPack = { readonly pack: DevicePack; readonly keys: PackKeys; readonly contents: Contents };
export const openedPack = makeStore<OpenPack | undefined>(undefined);

/** How much of the lease a page that is killed can gain. */
const tickMs = 15_000;

/** Where the lease stands now; one that is over takes the contents with it. */
export async function standingOf(pack: DevicePack): Promise<LeaseState> {
  const standing = leaseAt(pack.lease, Date.now());
  if (standing.state === "over" && pack.closed !== "") await forgetContents();
  return standing;
}

/** Opens the pack of this device, and from then on answers with it whatever the server cannot be asked. */
export async function openPack(pack: DevicePack, passphrase: string): Promise<void> {
  const { identity, secret } = await openClosedKeys(pack.closed, passphrase);
  const keys: PackKeys = { identity, author: { secret, signer: pack.signer } };
  const first = await readBox(0);
  if (!first) throw new Error("the pack has no contents");
  const contents = await openBox(pack, 0, first, keys, Contents);
  openedPack.set({ pack, keys, contents });
  setStandIn(answersOf({ pack, keys, contents }));
  keepTime();
}

function answersOf({ pack, keys, contents }: OpenPack): (address: string) => Promise<unknown> {
  const opened = new Map<number, Promise<Answers>>();
  const openAt = async (at: number): Promise<Answers> => {
    const box = await readBox(at);
    return box ? openBox(pack, at, box, keys, Answers) : {};
  };
  return async (address) => {
    if (address === "/api/session") return contents.session;
    const at = contents.places[address];
    if (at === undefined) return undefined;
    const answers = opened.get(at) ?? openAt(at);
    opened.set(at, answers);
    return (await answers)[address];
  };
}

/** Nothing that was opened may outlive the page. */
export function lockPack(): void {
  location.reload();
}

/** Counts what passes while the pack is open, by a watch that nobody can set (S73), and locks it when it is over or nobody is there. */
function keepTime(): void {
  let counted = performance.now();
  let touched = counted;
  const touch = () => (touched = performance.now());
  for (const kind of ["keydown", "pointerdown"]) addEventListener(kind, touch, true);
  const tick = async () => {
    const now = performance.now();
    const openMs = now - counted;
    counted = now;
    await changePack((pack) => ({ ...pack, lease: leaseAfter(pack.lease, Date.now(), openMs) }));
    const pack = await readPack();
    if (!pack || (await standingOf(pack)).state !== "open" || now - touched > idleLimitMs) lockPack();
  };
  setInterval(() => void tick(), tickMs);
}

/** Seals a note to those who read it at home and to this device, and keeps it until the server has signed for it. */
export async function writeNote({ pack, keys }: Pick<OpenPack, "pack" | "keys">, note: RoadNoteText): Promise<void> {
  const id = crypto.randomUUID();
  const recipients = [...pack.readers.map(({ recipient }) => recipient), pack.recipient];
  const sealed = await sealContent(utf8(JSON.stringify(v.parse(RoadNoteText, note))), { organisation: pack.organisation, compartment: pack.compartmentId, record: id, field: roadNoteField, version: 1 }, recipients, keys.author);
  await keepNote({ id, sealed: toBase64Url(sealed), keyIds: pack.readers.map(({ signer }) => signer) });
}

/** A note as it stands in its box; `signer` is the key of the device that it must have been written on. */
export async function readNote({ id, sealed }: Pick<SealedNote, "id" | "sealed">, { organisation, compartmentId, signer }: Pick<DevicePack, "organisation" | "compartmentId" | "signer">, identity: string): Promise<RoadNoteText> {
  const { content } = await openSealed(fromBase64Url(sealed), [identity], { organisation, compartment: compartmentId, record: id, field: roadNoteField, version: 1, signer });
  return v.parse(RoadNoteText, JSON.parse(new TextDecoder().decode(content)));
}

/** What is half written survives a lock, a crash and an empty battery. */
export async function saveDraft({ pack, keys }: OpenPack, text: string): Promise<void> {
  await keepDraft(await sealDraft(pack, text, keys.author));
}

export async function loadDraft({ pack, keys }: OpenPack): Promise<string> {
  const sealed = await readDraft();
  return sealed ? openDraft(pack, sealed, keys) : "";
}
