import { noPlace, placeDraft, placeOf, type PlaceDraft } from "../fields/place-draft.ts";
import type { Report } from "../../model/report.ts";

/** A report while it is written. Who drew what from it, and its steps, are not here. */
export type ReportDraft = Omit<Report, "occurred" | "place"> & { readonly occurred: string; readonly place: PlaceDraft };

export const sharings = ["red", "amber-strict", "amber", "green", "clear"] as const satisfies readonly Report["sharing"][];
export const caveats = ["source-identity", "embargo", "originator-control"] as const satisfies readonly Report["caveats"][number][];

type Start = { readonly situationId: string; readonly label: Report["label"]; readonly country: string | null; readonly language: string; readonly now: string };

export function firstReport({ situationId, label, country, language, now }: Start): Report {
  return {
    label, situationId, title: "", receivedAt: now, occurred: null, occurredSaid: "", place: placeOf({ ...noPlace, country }), sourceId: null, sourceKind: null,
    language, text: "", translation: "", summary: "", reliability: null, credibility: null, gradeReason: "", corroborationGroup: "", sharing: "amber", caveats: [], attachments: [], rejectedBecause: null,
  };
}

export function reportDraft(report: Report): ReportDraft {
  return { ...report, occurred: report.occurred ?? "", place: placeDraft(report.place) };
}

export function reportOf(draft: ReportDraft): Report {
  return { ...draft, title: draft.title.trim() === "" ? firstWords(draft.text) : draft.title, occurred: draft.occurred === "" ? null : draft.occurred, place: placeOf(draft.place) };
}

/** Without the grades that a person may have chosen for a compartment in which grading was theirs, before choosing another. */
export function ungraded(report: Report): Report {
  return { ...report, reliability: null, credibility: null, gradeReason: "" };
}

/** The next report of a pile: what usually stays the same stays, what belongs to one report only goes. */
export function nextDraft(draft: ReportDraft, now: string): ReportDraft {
  return { ...draft, title: "", text: "", translation: "", summary: "", occurred: "", occurredSaid: "", place: { ...noPlace, country: draft.place.country }, credibility: null, gradeReason: "", attachments: [], receivedAt: now };
}

const longestTitle = 100;

/** A title out of the text itself: its first sentence, or as many whole words of it as fit. */
export function firstWords(text: string): string {
  const [sentence = ""] = text.trim().split(/(?<=[.!?。！？؟])\s|\n/u);
  const line = sentence.trim().replace(/[.。]$/u, "");
  if (line.length <= longestTitle) return line;
  const cut = line.slice(0, longestTitle);
  const end = cut.lastIndexOf(" ");
  return `${end > longestTitle / 2 ? cut.slice(0, end) : cut}…`;
}

const scripts = [
  { language: "ar", script: /\p{Script=Arabic}/gu },
  { language: "ru", script: /\p{Script=Cyrillic}/gu },
  { language: "zh", script: /\p{Script=Han}/gu },
] as const;

/** The language that the script of a text speaks for; undefined in Latin script, which is that of most languages. */
export function languageOfScript(text: string): "ar" | "ru" | "zh" | undefined {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  return scripts.find(({ script }) => letters > 0 && (text.match(script)?.length ?? 0) > letters / 2)?.language;
}

/** The language to begin with for words just entered: what their script says, and never one that their script rules out. */
export function languageFor(text: string, chosen: string, usual: string): string {
  const spoken = languageOfScript(text);
  if (spoken !== undefined) return chosen === "" || isLatin(chosen) ? spoken : chosen;
  if (!/\p{Script=Latin}/u.test(text) || isLatin(chosen)) return chosen;
  return isLatin(usual) ? usual : "en";
}

/** Whether a language is usually written in Latin letters; `Intl` knows the usual script of each. */
function isLatin(language: string): boolean {
  return new Intl.Locale(language).maximize().script === "Latn";
}
