/** What the help explains, in the order in which one meets it. Each has a title and at most ten lines. */
export const helpSubjects = ["watch", "situations", "reports", "files", "claims", "imports", "pairs", "places", "surges", "register", "assessments", "forecasts", "killings", "undercounts", "person-lists", "alerts", "track-record", "public", "measures", "cases", "communications", "visits", "mission-packs", "recommendations", "mandate-partners", "exposures", "reprisals", "replies", "publication", "keys", "submissions", "sharing", "classification", "people", "ledger", "upkeep", "exercise"] as const;
export type HelpSubject = (typeof helpSubjects)[number];

/** The page that a subject is about, where it has one that is not in the navigation. */
export const pageOfSubject: Partial<Record<HelpSubject, string>> = { pairs: "/event-pairs", surges: "/surge-signals", forecasts: "/forecast-runs", killings: "/mass-killing-runs", undercounts: "/undercounts", "person-lists": "/person-lists" };

/** Whether every word stands in the text, wherever; case and accents do not count. */
export function hasWords(text: string, words: string): boolean {
  const plainText = plain(text);
  return plain(words).split(/\s+/).every((word) => plainText.includes(word));
}

function plain(text: string): string {
  return text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase().trim();
}
