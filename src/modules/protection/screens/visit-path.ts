export const visitPath = "visits";
export const visitKindName = "protection.visit";
export const visitRoles = ["desk", "mandateHolder"] as const;
