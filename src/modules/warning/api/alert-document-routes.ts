import { documentRoutes } from "#platform/documents/document-routes.ts";
import type { Route } from "#platform/http/route.ts";
import type { Sentences } from "#platform/messages/sentences.ts";
import { getAlertFacts } from "./alert-facts.ts";
import { alertOutline } from "./alert-outline.ts";

export function alertDocumentRoutes(sentences: Sentences): Route[] {
  return documentRoutes(sentences, { module: "warning", noun: "alert", path: "alerts", getFacts: getAlertFacts, outline: alertOutline });
}
