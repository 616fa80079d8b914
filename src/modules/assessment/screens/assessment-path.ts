export const assessmentPath = "assessments";
export const assessmentKindName = "assessment.assessment";

/** Who writes and reviews; dissent is shown to them alone. */
export const reviewerRoles: readonly string[] = ["analyst", "senior", "director"];
export const authorRoles: readonly string[] = ["analyst", "senior"];
