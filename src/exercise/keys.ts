import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { Database } from "#platform/database/open-database.ts";
import { canonicalJson } from "#platform/rules/canonical-json.ts";
import { certify, recipientsFor, type Certificate, type KeyStatement } from "#platform/rules/sealing/certificate.ts";
import { makeClosedKeys } from "#platform/rules/sealing/closed-keys.ts";
import { closeWith } from "#platform/rules/sealing/derive.ts";
import { makeKeyPair } from "#platform/rules/sealing/hybrid.ts";
import { makeSigningPair, type SigningPair } from "#platform/rules/sealing/signing.ts";
import { exercisePassphrase } from "#protection/model/exercise-passphrase.ts";
import type { SealedPurpose } from "#protection/model/sealed-note/sealed-note.ts";
import { sealWords, type Words } from "#protection/model/sealed-words.ts";
import { addCertificate, saveOwnKey } from "#protection/store/keys.ts";
import { daysBefore } from "./events.ts";
import type { Pen } from "./pen.ts";

/** An office of the exercise: to whom something is sealed there, and who writes. */
export type Desk = { readonly root: string; readonly office: string; readonly readers: readonly Certificate[]; readonly author: SigningPair };

/** Of the exercise alone: a root, and one key for all its offices whose passphrase stands on the screen. */
export async function makeKeys(database: Database, pen: Pen): Promise<(office: string) => Desk> {
  const { worker } = database;
  const [holder, at] = [pen.cast.ids.desk, pen.day(520)];
  const seed = crypto.getRandomValues(new Uint8Array(32));
  const [root, recovery, { pair, author, closed }] = [makeSigningPair(seed), await makeKeyPair(), await makeClosedKeys(exercisePassphrase)];
  const common = { organisation: root.signer, from: daysBefore(pen.today, 520), until: daysBefore(pen.today, -400) } as const;
  const statements: KeyStatement[] = [
    { ...common, kind: "recovery", compartment: "", holder: "", recipient: recovery.recipient, signer: root.signer },
    ...pen.cast.offices.map((compartment) => ({ ...common, kind: "officer", compartment, holder, recipient: pair.recipient, signer: author.signer }) as const),
  ];
  const certificates = statements.map((statement) => certify(statement, root));
  await saveOwnKey(worker.db, holder, { recipient: pair.recipient, signer: author.signer, closed }, at);
  const recoveryClosed = await closeWith(seed, "recovery-identity", recovery.identity);
  await sql`insert into protection.organisation (is_exercise, name, root, recovery_closed, made_by, made_at) values (true, 'Exercise', ${root.signer}, ${recoveryClosed}, ${holder}, ${at})`.execute(worker.db);
  for (const certificate of certificates) await addCertificate(worker.db, { certificate, digest: createHash("sha256").update(canonicalJson(certificate)).digest(), by: holder, at });
  const ring = { organisation: root.signer, certificates };
  return (office) => ({ root: root.signer, office, author, readers: recipientsFor(ring, office, daysBefore(pen.today, 0)) });
}

/** Words of the desk beside a case or a partner, as its browser would seal them. */
export async function sealBeside(pen: Pen, { root, office, readers, author }: Desk, daysAgo: number, about: string, purpose: SealedPurpose, words: Words): Promise<void> {
  const box = await sealWords(words, { organisation: root, compartment: office, record: about, field: purpose }, 1, readers, author);
  await pen.create("desk", pen.day(daysAgo), "sealed-notes", { label: "confidential", about, purpose, ...box });
}
