import * as v from "valibot";

/** Reliability of the source, A to F, and credibility of the information, 1 to 6: two scales, always given separately. F and 6 mean "cannot be judged", not "bad". */
export const reliabilities = ["A", "B", "C", "D", "E", "F"] as const;
export const credibilities = ["1", "2", "3", "4", "5", "6"] as const;
export const Reliability = v.picklist(reliabilities, "information.grade-missing");
export const Credibility = v.picklist(credibilities, "information.grade-missing");

export const sourceKinds = ["field-mission", "government", "civil-society", "media", "social-media", "academic", "satellite", "open-data", "individual"] as const;
export const SourceKind = v.picklist(sourceKinds);
