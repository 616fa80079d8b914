export const casePath = "cases";
export const caseKindName = "protection.case";
export const deskRoles: readonly string[] = ["desk"];
