import { createHash, randomUUID } from "node:crypto";
import type { Database } from "#platform/database/open-database.ts";
import { utf8 } from "#platform/rules/sealing/bytes.ts";
import { closeWith } from "#platform/rules/sealing/derive.ts";
import { makeKeyPair } from "#platform/rules/sealing/hybrid.ts";
import { keysOfReceipt, makeReceipt } from "#platform/rules/sealing/receipt.ts";
import { sealContent } from "#platform/rules/sealing/sealed-content.ts";
import { doorReaders } from "#protection/model/door-readers.ts";
import { messageField, submissionField, type MessageText, type SubmissionText } from "#protection/model/sealed-submission.ts";
import { minimumFacts, type Submission } from "#protection/model/submission/submission.ts";
import { addFiling, addMessage, withdrawConsent } from "#protection/store/sealed-submissions.ts";
import { daysBefore } from "./events.ts";
import type { Desk } from "./keys.ts";
import type { Pen } from "./pen.ts";

/** Three submissions: one that names nobody who wrote, one in Arabic that is admitted, one whose sender takes consent back. */
export async function receiveSubmissions(database: Database, pen: Pen, desk: Desk): Promise<void> {
  const said = { victim: "", perpetrator: "", when: "", where: "", steps: "", wanted: "", author: "", contact: "", contactRules: "", wasSealedByServer: false, door: "submission" } as const;
  const silent = { raise: "not-asked", nameToState: "not-asked", nameInPublic: "not-asked", share: "not-asked", contactAgain: "not-asked" } as const;

  await file(database, pen, desk, 3, {
    ...said, language: "en", consent: { ...silent, raise: "yes" },
    what: "The committee at Talat keeps a list of everybody who spoke to the radio. Two men on the list have not been at the market since.", where: "Talat", wanted: "That somebody knows before it is too late.",
  });

  const arabic = await file(database, pen, desk, 19, {
    ...said, language: "ar", consent: { raise: "yes", nameToState: "no", nameInPublic: "no", share: "yes", contactAgain: "yes" },
    what: "أخذ رجال بزي رسمي المعلمة التي توثق طرد العائلات من سوق أوميه. لم تسمح لنا الشرطة بتقديم شكوى.", victim: "معلمة توثق عمليات الطرد، في الثلاثينيات من عمرها", perpetrator: "رجال بزي الحرس الوطني في سيارة بلا لوحات، رآهم ثلاثة من الباعة",
    when: "قبل ثلاثة أسابيع، عند الفجر", where: "سوق أوميه", steps: "ذهبت الأسرة إلى المخفر مرتين.", wanted: "أن يُسأل أين هي وأن يزورها طبيب.", author: "أختها رنا حلواني", contact: "هذه الصفحة فقط", contactRules: "لا تتصلوا بالبيت أبداً",
  });
  const admitted = await openFile(pen, arabic, 18, { isAuthorKnown: true, contains: [...minimumFacts], consent: { raise: "yes", nameToState: "no", nameInPublic: "no", share: "yes", contactAgain: "yes", notedOn: daysBefore(pen.today, 18) }, risk: "The family has been to the police post twice and is known there. Nothing is said that only the family could know; the sister is never mentioned." });
  await pen.step("desk", pen.day(18, 11), "submissions", admitted, "acknowledge");
  await pen.step("desk", pen.day(17), "submissions", admitted, "screen");
  await answer(database, pen, desk, arabic, 17, "قرأنا ما كتبتم. هل تستطيعون أن تقولوا في أي يوم ذهبت الأسرة إلى المخفر أول مرة؟");
  await pen.step("desk", pen.day(15), "submissions", admitted, "admit");

  const regretted = await file(database, pen, desk, 40, {
    ...said, language: "fr", consent: { ...silent, raise: "yes", contactAgain: "yes" }, what: "On a brûlé le local de notre association de femmes au gué. Les gardes regardaient.", victim: "L’association des femmes du gué", perpetrator: "Des hommes des comités, devant deux gardes", when: "Le jour du marché, il y a six semaines", where: "Le gué de Serrat", author: "La trésorière de l’association",
  });
  const stopped = await openFile(pen, regretted, 39, { isAuthorKnown: true, contains: ["facts", "victim", "place"], consent: { ...silent, raise: "yes", contactAgain: "yes", notedOn: daysBefore(pen.today, 39) }, risk: "" });
  await pen.step("desk", pen.day(39, 11), "submissions", stopped, "acknowledge");
  await withdrawConsent(database.worker.db, regretted.id, daysBefore(pen.today, 30));
}

type Filed = { readonly id: string; readonly filedOn: string; readonly replyTo: string; readonly signer: string };

/** As the public page does it: sealed before anything is kept. */
async function file({ worker }: Database, pen: Pen, desk: Desk, daysAgo: number, said: Omit<SubmissionText, "replyTo">): Promise<Filed> {
  const [receipt, id, filedOn] = [makeReceipt(), randomUUID(), daysBefore(pen.today, daysAgo)];
  const [{ login, author }, reply] = await Promise.all([keysOfReceipt(receipt), makeKeyPair()]);
  const sealed = Buffer.from(await sealContent(utf8(JSON.stringify({ ...said, replyTo: reply.recipient })), { organisation: desk.root, compartment: desk.office, record: id, field: submissionField, version: 1 }, desk.readers.map(({ recipient }) => recipient), author));
  await addFiling(worker.db, { id, compartmentId: desk.office, door: "submission", readers: doorReaders.submission, filedOn, bucket: sealed.length, sealed, keyIds: desk.readers.map(({ signer }) => signer), loginHash: createHash("sha256").update(login).digest(), replyKey: await closeWith(receipt, "reply-identity", reply.identity) });
  return { id, filedOn, replyTo: reply.recipient, signer: author.signer };
}

async function answer({ worker }: Database, pen: Pen, desk: Desk, to: Filed, daysAgo: number, text: string): Promise<void> {
  const said: MessageText = { language: "ar", text, askedToAnswer: true };
  const sealed = Buffer.from(await sealContent(utf8(JSON.stringify(said)), { organisation: desk.root, compartment: desk.office, record: to.id, field: messageField, version: 1 }, [to.replyTo, ...desk.readers.map(({ recipient }) => recipient)], desk.author));
  await addMessage(worker.db, { id: randomUUID(), submissionId: to.id, compartmentId: desk.office, readers: doorReaders.submission, direction: "to-source", sentOn: daysBefore(pen.today, daysAgo), number: 1, bucket: sealed.length, sealed, keyIds: [to.signer, ...desk.readers.map(({ signer }) => signer)] });
}

type Noted = Pick<Submission, "isAuthorKnown" | "contains" | "consent" | "risk">;

async function openFile(pen: Pen, { id, filedOn }: Filed, daysAgo: number, noted: Noted): Promise<string> {
  const content: Submission = { label: "confidential", sealedId: id, door: "submission", filedOn, checks: [], caseId: null, criterion: null, transferredTo: "", communicationId: null, ...noted };
  return pen.create("desk", pen.day(daysAgo, 10), "submissions", content, "Read and opened by the desk.");
}
