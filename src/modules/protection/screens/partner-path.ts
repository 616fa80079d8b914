export const partnerPath = "mandate-partners";
export const partnerKindName = "protection.partner";
export const exchangePath = "exchanges";
export const exchangeKindName = "protection.exchange";
