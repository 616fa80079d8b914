/** Where the sentences of this screen stand. */
export const words = "assessment.screen.person-lists";
