import type { Case } from "../../model/case/case.ts";

/** A case nobody has described yet. */
export function firstCase(language: string): Case {
  return {
    label: "confidential",
    title: "",
    language,
    country: "",
    about: [],
    people: [],
    violations: [],
    chronology: [],
    stepsTaken: "",
    needs: "",
    protection: [],
    risk: { who: "", how: "", likelihood: "unknown", mitigation: "", alternatives: "", on: null },
    consents: [],
  };
}
