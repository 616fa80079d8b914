import * as v from "valibot";
import { leaseHours } from "./lease.ts";

/** What may travel on one device (S76). */
export const mostRecords = 200;
export const mostBytes = 500_000_000;

/** Paths of what says who somebody is that must not be known: each is taken with a sign-in of its own. */
export const identityPaths = ["source-identities", "sealed-submissions"] as const;
/** Reprisal files are read in the office only (decision 0033); boxes for keys that are not on the device would travel for nothing. */
export const stayingPaths = ["reprisals", "sealed-notes"] as const;

const Id = v.pipe(v.string(), v.uuid());
const Key = v.pipe(v.string(), v.regex(/^[\w-]{43}$/));
const Path = v.pipe(v.string(), v.regex(/^[a-z-]{3,40}$/));
const Base64Url = (most: number) => v.pipe(v.string(), v.regex(/^[\w-]+$/), v.maxLength(most));

/** A record as a pack names it: the path of its kind, and its id. */
export const PackedName = v.strictObject({ path: Path, id: Id });
export type PackedName = v.InferOutput<typeof PackedName>;

export const NewPack = v.strictObject({
  /** The device's own key: what is written on the road is signed with it. */
  signer: Key,
  hours: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(leaseHours.most)),
  records: v.pipe(v.array(PackedName), v.minLength(1), v.maxLength(mostRecords)),
});
export type NewPack = v.InferOutput<typeof NewPack>;

/** Records whose answers come in one answer: a satellite line takes longer to ask than to carry. */
export const recordsAtOnce = 25;
/** What the screens of a record ask for: the record first, then what stands beside it. */
export function addressesOf({ path, id }: PackedName): readonly [string, ...string[]] {
  const record = `/api/${path}/${id}`;
  const beside: Readonly<Record<string, readonly string[]>> = {
    visits: [`${record}/recommendations`],
    "mandate-partners": [`${record}/timeline`],
    communications: [`/api/replies?linked=${id}`, `/api/publications?linked=${id}`],
  };
  return [record, `${record}/chain`, `${record}/history`, ...(beside[path] ?? [])];
}
/** What the server answered, by address. */
export const Answers = v.record(v.string(), v.unknown());
export type Answers = v.InferOutput<typeof Answers>;
/** Some records of a pack, in its order, as the server answers for each; `next` is where to go on. */
export const PackedAnswers = v.object({ items: v.array(v.object({ ...PackedName.entries, answers: Answers })), next: v.nullable(v.number()) });
export type PackedAnswers = v.InferOutput<typeof PackedAnswers>;

/** `token`: what the device shows to be heard without a session; the server keeps its hash alone. */
export const MadePack = v.object({ id: v.string(), token: v.string(), madeAt: v.string(), until: v.string(), logKey: v.string() });
export type MadePack = v.InferOutput<typeof MadePack>;

export const PackIdentity = v.strictObject({ path: v.picklist(identityPaths), id: Id });
export type PackIdentity = v.InferOutput<typeof PackIdentity>;
export const WipeInput = v.strictObject({ reason: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(2000)) });

const ListedPack = v.object({
  id: v.string(), holderName: v.string(), isMine: v.boolean(), signer: v.string(), records: v.number(), identities: v.number(), madeAt: v.string(), until: v.string(), lastContactAt: v.nullable(v.string()),
  wipeAskedAt: v.nullable(v.string()), wipeReason: v.nullable(v.string()), wipedAt: v.nullable(v.string()), mayWipe: v.boolean(),
});
export type ListedPack = v.InferOutput<typeof ListedPack>;
const ListedNote = v.object({ id: v.string(), packId: v.string(), receivedAt: v.string(), keyIds: v.array(v.string()), sealed: v.string() });
export type ListedNote = v.InferOutput<typeof ListedNote>;
export const PackList = v.object({ packs: v.array(ListedPack), notes: v.array(ListedNote) });
export type PackList = v.InferOutput<typeof PackList>;

/** What a device says when it reaches the server; no session, because it may lie in a drawer or in the wrong hands. */
export const ContactInput = v.strictObject({ token: Key, isWiped: v.optional(v.boolean(), false) });
export type ContactInput = v.InferOutput<typeof ContactInput>;
/** A pack that nobody knows is to be wiped like one that is: the same answer. */
export const ContactAnswer = v.object({ isKept: v.boolean(), leftMs: v.number() });
export type ContactAnswer = v.InferOutput<typeof ContactAnswer>;

/** Some thousand words in the box of 64 KiB, with the keys of a hundred readers. */
export const mostNoteLetters = 20_000;
export const notesAtOnce = 20;
const SealedNote = v.strictObject({ id: Id, sealed: Base64Url(400_000), keyIds: v.pipe(v.array(Key), v.minLength(1), v.maxLength(100)) });
export type SealedNote = v.InferOutput<typeof SealedNote>;
export const NotesInput = v.strictObject({ token: Key, notes: v.pipe(v.array(SealedNote), v.minLength(1), v.maxLength(notesAtOnce)) });
export type NotesInput = v.InferOutput<typeof NotesInput>;
