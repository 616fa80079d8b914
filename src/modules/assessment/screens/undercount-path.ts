export const undercountPath = "undercounts";
export const undercountKindName = "assessment.undercount";
