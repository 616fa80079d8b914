import { randomUUID } from "node:crypto";
import { certify, type Certificate, type KeyStatement } from "#platform/rules/sealing/certificate.ts";
import { vouchForLog } from "#platform/rules/sealing/key-list.ts";
import { closeWith } from "#platform/rules/sealing/derive.ts";
import { makeKeyPair, type KeyPair } from "#platform/rules/sealing/hybrid.ts";
import { makeClosedKeys } from "#platform/rules/sealing/closed-keys.ts";
import { sha256Text, toBase64Url, utf8 } from "#platform/rules/sealing/bytes.ts";
import { keysOfReceipt, makeReceipt } from "#platform/rules/sealing/receipt.ts";
import { sealContent } from "#platform/rules/sealing/sealed-content.ts";
import { makeSigningPair, type SigningPair } from "#platform/rules/sealing/signing.ts";
import { solve } from "#protection/model/puzzle.ts";
import { submissionField, type SubmissionText } from "#protection/model/sealed-submission.ts";
import type { Person, TestInstallation } from "./installation.ts";

/** What a person types to open their keys in tests. */
export const testPassphrase = "heron lantern river seven copper morning";

export type KeyHolder = { readonly person: Person; readonly pair: KeyPair; readonly author: SigningPair };
export type SealedOffice = { readonly root: SigningPair; readonly seed: Uint8Array; readonly recovery: KeyPair; readonly officer: KeyHolder; readonly office: string; certificateFor(holder: KeyHolder, over?: Partial<KeyStatement>): Certificate };

/** A person's own keys, made and closed as their browser would. */
export async function givenOwnKeys(person: Person): Promise<KeyHolder> {
  const { pair, author, closed } = await makeClosedKeys(testPassphrase);
  const kept = await person.send("PUT", "/api/sealing/own-key", { recipient: pair.recipient, signer: author.signer, closed });
  if (kept.status !== 204) throw new Error(kept.text);
  return { person, pair, author };
}

/** An organisation with its root, whose first officer works at the desk of an office with a door to the public page. */
export async function givenASealedOffice(house: Pick<TestInstallation, "clock" | "person">, office: string): Promise<SealedOffice> {
  const administrator = await house.person({ administrator: true, clearance: 0 });
  const officer = await givenOwnKeys(await house.person({ roles: { [office]: ["desk", "mandateHolder"] }, name: "Ines Varga" }));
  const seed = crypto.getRandomValues(new Uint8Array(32));
  const root = makeSigningPair(seed);
  const recovery = await makeKeyPair();
  const day = house.clock.now.toISOString().slice(0, 10);
  const statement = (over: Partial<KeyStatement>): KeyStatement => ({ kind: "member", organisation: root.signer, compartment: office, holder: "", recipient: recovery.recipient, signer: root.signer, from: day, until: `${Number(day.slice(0, 4)) + 2}${day.slice(4)}`, ...over });
  const certificateFor = ({ person, pair, author }: KeyHolder, over: Partial<KeyStatement> = {}) => certify(statement({ holder: person.id, recipient: pair.recipient, signer: author.signer, ...over }), over.kind === "officer" ? root : officer.author);
  const founded = await administrator.send("POST", "/api/sealing/organisation", {
    name: "The organisation of the tests", root: root.signer, recoveryClosed: await closeWith(seed, "recovery-identity", recovery.identity),
    certificates: [certify(statement({ kind: "recovery", compartment: "" }), root), certificateFor(officer, { kind: "officer" })],
    log: vouchForLog(root.secret, root.signer, (await administrator.get("/api/sealing")).body.logKey),
  });
  if (founded.status !== 201) throw new Error(founded.text);
  const door = await officer.person.send("PUT", "/api/doors", { compartmentId: office, door: "submission", name: "Mandate on defenders", isOpen: true });
  if (door.status !== 204) throw new Error(door.text);
  return { root, seed, recovery, officer, office, certificateFor };
}

export type Filed = { readonly id: string; readonly login: string; readonly answer: { readonly status: number; readonly body: any } };

/** What somebody writes on the public page, as it stands in their box. */
export function toldInConfidence(what: string): string {
  const text: SubmissionText = { language: "en", door: "submission", what, victim: "", perpetrator: "", when: "", where: "", steps: "", wanted: "", author: "", contact: "", contactRules: "", consent: { raise: "yes", nameToState: "no", nameInPublic: "no", share: "no", contactAgain: "no" }, replyTo: "", wasSealedByServer: false };
  return JSON.stringify(text);
}

/** Files a box at the first open door, as the script of the public page does. */
export async function fileBox(stranger: Pick<Person, "get" | "send">, office: string, text: string, over: Record<string, unknown> = {}, receipt = makeReceipt()): Promise<Filed> {
  const { challenge, doors, certificates, organisation } = (await stranger.get("/api/contact/keys")).body;
  const { login, author } = await keysOfReceipt(receipt);
  const readers = certificates.filter((one: any) => one.kind === "recovery" || doors[0].readers.includes(one.signer));
  const id = randomUUID();
  const sealed = await sealContent(utf8(text), { organisation: organisation.root, compartment: office, record: id, field: submissionField, version: 1 }, readers.map((one: any) => one.recipient), author);
  const answer = await stranger.send("POST", "/api/contact/submissions", {
    id, compartmentId: office, door: "submission", sealed: toBase64Url(sealed), keyIds: readers.map((one: any) => one.signer), loginHash: await sha256Text(login), replyKey: "reply", puzzle: { challenge, answer: await solve(challenge) }, ...over,
  });
  return { id, login, answer };
}
