export const exposurePath = "exposures";
export const exposureKindName = "protection.exposure";
export const exposureRoles = ["desk", "mandateHolder", "protectionOfficer"] as const;
