export const publicationPath = "publications";
export const publicationKindName = "protection.publication";
