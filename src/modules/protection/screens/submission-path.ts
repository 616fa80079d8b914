export const submissionPath = "submissions";
export const submissionKindName = "protection.submission";
