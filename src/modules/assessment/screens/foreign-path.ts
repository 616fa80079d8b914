export const foreignPath = "foreign-forecasts";
export const foreignKindName = "assessment.foreign-forecast";
