import { documentRoutes } from "#platform/documents/document-routes.ts";
import type { Route } from "#platform/http/route.ts";
import type { Sentences } from "#platform/messages/sentences.ts";
import { assessmentOutline } from "./assessment-outline.ts";
import { getDocumentFacts, type DocumentSource } from "./document-facts.ts";

export function assessmentDocumentRoutes(sentences: Sentences, source: DocumentSource): Route[] {
  return documentRoutes(sentences, { module: "assessment", noun: "assessment", path: "assessments", getFacts: (db, ctx, id) => getDocumentFacts(db, ctx, source, id), outline: assessmentOutline });
}
