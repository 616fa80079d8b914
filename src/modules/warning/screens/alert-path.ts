export const alertPath = "alerts";
export const alertKindName = "warning.alert";
export const reviewPath = "outcome-reviews";
export const reviewKindName = "warning.outcome-review";

export const draftingRoles: readonly string[] = ["monitor", "analyst", "senior"];
/** Who may note what an addressee told the office. */
export const notingRoles: readonly string[] = ["analyst", "senior", "director"];
export const reviewingRoles: readonly string[] = ["analyst", "senior", "director"];
export const measureRoles: readonly string[] = ["analyst", "senior"];
