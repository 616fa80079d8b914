/** Roles a person may hold in a compartment, in the field's own words (domain reference, "Roles"). */
export const roles = [
  "monitor", "analyst", "senior", "director", "principal", "desk", "mandateHolder", "component", "investigator", "custodian",
  "trainer", "focalPoint", "coordinator", "protocol", "publisher", "protectionOfficer",
] as const;
export type Role = (typeof roles)[number];

/** Everybody who writes in the work of an office; principals only receive. */
export const writers = ["monitor", "analyst", "senior", "director"] as const satisfies readonly Role[];
/** Who works for a mandate on defenders, where work begins with what came in. */
export const mandateRoles = ["desk", "mandateHolder"] as const satisfies readonly Role[];
export const analysts = ["analyst", "senior", "director"] as const satisfies readonly Role[];
