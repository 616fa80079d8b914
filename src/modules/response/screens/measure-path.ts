export const measurePath = "measures";
export const measureKindName = "response.measure";
export const proposingRoles: readonly string[] = ["analyst", "senior"];
