import * as v from "valibot";
import { Certificate } from "#platform/rules/sealing/certificate.ts";
import { KeyProof, VouchedLog } from "#platform/rules/sealing/key-list.ts";
import { isRecipient } from "#platform/rules/sealing/hybrid.ts";
import { doors, statuses } from "./model/sealed-submission.ts";

const Id = v.pipe(v.string(), v.uuid());
const Key = v.pipe(v.string(), v.regex(/^[\w-]{43}$/));
const Base64Url = (most: number) => v.pipe(v.string(), v.regex(/^[\w-]+$/), v.maxLength(most));
const Recipient = v.pipe(v.string(), v.check(isRecipient));
const Reason = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(2000));

/** The own keys: the private half closed with a passphrase before it is sent. */
export const OwnKeyInput = v.strictObject({ recipient: Recipient, signer: Key, closed: Base64Url(20_000) });
export type OwnKeyInput = v.InferOutput<typeof OwnKeyInput>;

/** The private half closed once more, with what a passkey answered; `signer` says of which keys. */
export const KeyCopyInput = v.strictObject({ credential: v.pipe(v.string(), v.regex(/^[\w-]{1,1400}$/)), signer: Key, closed: Base64Url(4_000) });
export type KeyCopyInput = v.InferOutput<typeof KeyCopyInput>;

/** What a ceremony leaves behind, without any secret. */
export const OrganisationInput = v.strictObject({ name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200)), root: Key, recoveryClosed: Base64Url(4_000), certificates: v.pipe(v.array(Certificate), v.minLength(2), v.maxLength(50)), log: VouchedLog });
export type OrganisationInput = v.InferOutput<typeof OrganisationInput>;

export const CertificateInput = v.strictObject({ certificate: Certificate });
export const RevocationInput = v.strictObject({ reason: Reason });
/** Why the recovery key is asked for: it stays in the ledger with the name of whoever asked. */
export const RecoveryInput = v.strictObject({ compartmentId: Id, reason: Reason });
export type RecoveryInput = v.InferOutput<typeof RecoveryInput>;
export const RecoveryAnswer = v.object({ root: v.string(), recoveryClosed: v.string() });

/** Shown once, to whoever made it. */
export const GivenReplyLink = v.object({ address: v.string(), code: v.string() });
export const MadeReplyLink = v.object({ link: v.nullable(v.object({ madeAt: v.string(), expiresAt: v.string(), replies: v.number(), isLocked: v.boolean() })) });

export const DoorInput = v.strictObject({ compartmentId: Id, door: v.picklist(doors), name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200)), isOpen: v.boolean() });
export type DoorInput = v.InferOutput<typeof DoorInput>;

export const SealingAnswer = v.object({
  /** Of the ledger as this server has it, for a ceremony to vouch for. */
  logKey: v.string(),
  log: v.nullable(VouchedLog),
  proof: v.nullable(KeyProof),
  organisation: v.nullable(v.object({ name: v.string(), root: v.string(), madeAt: v.string() })),
  own: v.nullable(v.object({ recipient: v.string(), signer: v.string(), closed: v.string(), madeAt: v.string() })),
  /** The own passkeys, each with its copy of the private half of the keys of today where it has one. */
  passkeys: v.array(v.object({ id: v.string(), credential: v.string(), name: v.string(), copy: v.nullable(v.object({ closed: v.string(), madeAt: v.string() })) })),
  /** In an exercise its desk's keys are everybody's. */
  exercise: v.nullable(v.object({ signer: v.string(), closed: v.string(), passphrase: v.string() })),
  certificates: v.array(v.object({ id: v.string(), accountId: v.nullable(v.string()), compartmentId: v.nullable(v.string()), certificate: Certificate, certifiedAt: v.string() })),
  offices: v.array(v.object({
    id: v.string(), name: v.string(), isExercise: v.boolean(), mayKeepDoors: v.boolean(),
    /** The root its keys lead up to; the exercise has one of its own. */
    root: v.nullable(v.string()),
    /** A door is shown to the public once somebody whose key is vouched for may read what comes by it. */
    doors: v.array(v.object({ door: v.picklist(doors), name: v.string(), isShown: v.boolean() })),
    people: v.array(v.object({ accountId: v.string(), name: v.string(), /** Whether who a source is may be known to them (domain 1.7). */ readsIdentities: v.boolean(), /** Whether cases, and what is sealed beside them, are theirs to read. */ worksOnCases: v.boolean(), recipient: v.nullable(v.string()), signer: v.nullable(v.string()) })),
  })),
});
export type SealingAnswer = v.InferOutput<typeof SealingAnswer>;

/** What the public page seals with: doors, for each the keys of those who open it, and everything needed to check them. */
export const ContactKeys = v.object({
  organisation: v.nullable(v.object({ name: v.string(), root: v.string(), log: v.nullable(VouchedLog) })),
  certificates: v.array(Certificate),
  doors: v.array(v.object({ compartmentId: v.string(), door: v.picklist(doors), name: v.string(), readers: v.array(v.string()) })),
});
export type ContactKeys = v.InferOutput<typeof ContactKeys>;
/** The same, asked for just before something is sealed. */
export const ProvenKeys = v.object({ ...ContactKeys.entries, proof: v.nullable(KeyProof), challenge: v.string() });
export type ProvenKeys = v.InferOutput<typeof ProvenKeys>;

/** 1 MiB of content in the largest bucket, with room for the keys of a hundred readers. */
const Sealed = Base64Url(2_000_000);
const Puzzle = v.strictObject({ challenge: v.pipe(v.string(), v.maxLength(200)), answer: v.pipe(v.string(), v.maxLength(40)) });
const KeyIds = v.pipe(v.array(Key), v.minLength(1), v.maxLength(100));

export const FileSubmission = v.strictObject({
  id: Id, compartmentId: Id, door: v.picklist(doors), sealed: Sealed, keyIds: KeyIds,
  loginHash: Key, replyKey: Base64Url(4_000), puzzle: Puzzle,
});
export type FileSubmission = v.InferOutput<typeof FileSubmission>;

/** Eight megabytes in the largest bucket, as text. */
const SealedFile = Base64Url(13_500_000);

const Login = v.strictObject({ login: Key });
/** `before`: the answers before this number. */
export const VisitInput = v.strictObject({ ...Login.entries, before: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100_000)), 100_000) });
export const SourceMessage = v.strictObject({ ...Login.entries, id: Id, number: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10_000)), sealed: Sealed, keyIds: KeyIds });
export type SourceMessage = v.InferOutput<typeof SourceMessage>;
export const SourceFile = v.strictObject({ ...Login.entries, id: Id, sealed: SealedFile, keyIds: KeyIds });
export type SourceFile = v.InferOutput<typeof SourceFile>;
export const SourceWish = v.strictObject({ ...Login.entries, wish: v.picklist(["withdraw-consent", "delete"]) });
export type SourceWish = v.InferOutput<typeof SourceWish>;

const Message = v.object({ id: v.string(), direction: v.picklist(["from-source", "to-source"]), sentOn: v.string(), number: v.number(), keyIds: v.array(v.string()), sealed: v.string() });
/** What the source finds on coming back; padded to one size, whether there is news or nothing at all (S47). */
export const VisitAnswer = v.object({
  found: v.nullable(v.object({ id: v.string(), compartmentId: v.string(), door: v.picklist(doors), filedOn: v.string(), status: v.picklist(statuses), consentWithdrawnOn: v.nullable(v.string()), replyKey: v.string(), keyIds: v.array(v.string()), nextNumber: v.number(), hasOlder: v.boolean(), messages: v.array(Message) })),
});
export type VisitAnswer = v.InferOutput<typeof VisitAnswer>;

export const SealedSubmissionItem = v.object({
  id: v.string(), compartmentId: v.string(), door: v.picklist(doors), filedOn: v.string(), status: v.picklist(statuses), bucket: v.number(), keyIds: v.array(v.string()),
  consentWithdrawnOn: v.nullable(v.string()), deletedOn: v.nullable(v.string()), messages: v.number(), recordId: v.nullable(v.string()),
});
export type SealedSubmissionItem = v.InferOutput<typeof SealedSubmissionItem>;
export const SealedSubmissionList = v.object({ items: v.array(SealedSubmissionItem) });
/** The boxes of an inbox, fifty at a time, for a browser that opens and searches them. */
export const BoxesInput = v.strictObject({ ids: v.pipe(v.array(Id), v.minLength(1), v.maxLength(50)) });
export const BoxesAnswer = v.object({ items: v.array(v.object({ id: v.string(), sealed: v.string() })) });
export const SealedContents = v.object({ sealed: v.nullable(v.string()), messages: v.array(Message), nextNumber: v.number(), files: v.array(v.object({ id: v.string(), sentOn: v.string(), bucket: v.number() })) });
/** The boxes of one submission, sealed anew by a colleague to keys that came later. */
export const HandOver = v.strictObject({ copies: v.pipe(v.array(v.strictObject({ ofId: Id, sealed: SealedFile, keyIds: KeyIds })), v.minLength(1), v.maxLength(200)) });
export type HandOver = v.InferOutput<typeof HandOver>;
export const SealedFileAnswer = v.object({ sealed: v.string() });
export type SealedContents = v.InferOutput<typeof SealedContents>;
/** An answer fits into what every returning person is sent, so it is shorter than what they may write. */
export const DeskMessage = v.strictObject({ id: Id, number: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10_000)), sealed: Base64Url(44_000), keyIds: v.pipe(v.array(Key), v.maxLength(100)) });
export type DeskMessage = v.InferOutput<typeof DeskMessage>;
