export const recommendationPath = "recommendations";
export const recommendationKindName = "protection.recommendation";
