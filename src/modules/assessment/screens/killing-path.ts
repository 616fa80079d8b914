export const killingPath = "mass-killing-runs";
export const killingKindName = "assessment.killing-run";
