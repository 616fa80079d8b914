export const communicationPath = "communications";
export const communicationKindName = "protection.communication";
