import { standingAnswer, type Exposure } from "../../model/exposure/exposure.ts";
import type { Reprisal } from "../../model/reprisal/reprisal.ts";

const cooperationOf = { met: "meeting", spoke: "statement", submitted: "submission", accredited: "accreditation" } as const satisfies Record<Exposure["way"], Reprisal["cooperation"]>;

export function firstReprisal(language: string): Reprisal {
  return {
    label: "confidential", title: "", language, country: "", form: "act", people: [], cooperation: "meeting", cooperatedOn: null, exposureId: null, caseId: null, linkEvidence: "", act: null, when: null, place: "", author: "", what: "", stateReply: "", stateRepliedOn: null,
    team: [], agreements: [], actions: [], communications: [], report: null, followUps: [], end: null,
  };
}

/** A draft from harm that somebody says came because of an exposure: what is known there, and what the answer rests on. */
export function reprisalFrom(exposureId: string, exposure: Exposure, harmKey: string): Reprisal {
  const { label, language, code, kind, country, way, on, caseId, harms } = exposure;
  const draft: Reprisal = { ...firstReprisal(language), label, country, people: [{ key: "p1", code, kind, number: null, nameForReport: "" }], cooperation: cooperationOf[way], cooperatedOn: on, exposureId, caseId };
  const harm = harms.find((one) => one.key === harmKey && standingAnswer(one) === "yes");
  if (harm === undefined) return draft;
  return { ...draft, act: harm.act, when: harm.when, what: harm.what, linkEvidence: harm.answers.at(-1)?.because ?? "" };
}
