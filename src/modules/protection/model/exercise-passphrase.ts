/** Opens the keys of the exercise. Everybody who plays may know it, and it is shown where it is asked for. */
export const exercisePassphrase = "lantern heron river seven copper morning";
