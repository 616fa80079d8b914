import type { Incident } from "../../model/incident.ts";

/** What the form of an incident edits; findings, acts and what is joined are worked on its page. */
export type IncidentDraft = Pick<Incident, "label" | "situationId" | "title" | "summary" | "language" | "standard" | "follows">;

export function firstIncident(situationId: string, label: Incident["label"], language: string): Incident {
  const nothing = { accounts: [], working: null };
  return { label, situationId, title: "", summary: "", language, claims: [], events: [], when: nothing, where: nothing, acts: [], standard: null, follows: [] };
}

export function incidentDraft({ label, situationId, title, summary, language, standard, follows }: Incident): IncidentDraft {
  return { label, situationId, title, summary, language, standard, follows };
}
