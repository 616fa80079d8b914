import * as v from "valibot";
import type { Context } from "#platform/context.ts";
import type { Db } from "#platform/database/pools.ts";
import { getCopyFacts, type CopyFacts } from "#platform/documents/copy-facts.ts";
import { documentRoutes } from "#platform/documents/document-routes.ts";
import type { Route } from "#platform/http/route.ts";
import type { Sentences } from "#platform/messages/sentences.ts";
import { findRecord, listLinked } from "#platform/records/stored.ts";
import { refuse } from "#platform/refusal.ts";
import { Communication, letterLanguages } from "../model/communication/communication.ts";
import { communicationKind } from "../model/communication/communication-kind.ts";
import { consolidatedText } from "../model/communication/letter-digest.ts";
import { signatoriesOf } from "../model/communication/signature.ts";
import { caseIn } from "../model/communication/why-not-communication-step.ts";
import { letterOutline, type LetterOnPaper } from "./letter-outline.ts";

/** A letter as Word file, PDF and page for print. It has one language, its own; asking for another gives the same letter. */
export function letterDocumentRoutes(sentences: Sentences): Route[] {
  return documentRoutes(sentences, { module: "protection", noun: "communication", path: "communications", languages: letterLanguages, getFacts: getLetter, outline: (paper) => letterOutline(paper) });
}

async function getLetter(db: Db, ctx: Context, id: string): Promise<LetterOnPaper & { readonly copy: CopyFacts }> {
  const record = (await findRecord(db, communicationKind, id)) ?? refuse("protection.communication-not-found");
  const content = v.parse(Communication, record.content);
  const text = content.consolidated ?? (await composedNow(db, content));
  const copy = await getCopyFacts(db, ctx, communicationKind, record);
  return { letter: text.letter, hash: text.hash, signatories: content.sent?.signatories ?? signatoriesOf(content.lead, content.invitations), reference: record.number, sentAt: content.sent?.at ?? null, copy };
}

/** A draft reads as its case allows today; who cannot open the case cannot be told. */
async function composedNow(db: Db, content: Communication): Promise<Pick<LetterOnPaper, "letter" | "hash">> {
  const about = caseIn(await listLinked(db, [content.caseId], []), content.caseId) ?? refuse("protection.case-not-open");
  return consolidatedText(content, about);
}
