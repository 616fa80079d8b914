export const forecastPath = "forecast-runs";
export const forecastKindName = "assessment.forecast-run";
