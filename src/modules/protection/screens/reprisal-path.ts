export const reprisalPath = "reprisals";
export const reprisalKindName = "protection.reprisal";
