/** Languages besides the six in which reports often reach us; the list only saves typing, any other code that is stored is kept. */
export const otherLanguages = ["am", "bm", "ff", "fa", "ha", "he", "hi", "hy", "id", "ka", "km", "ku", "ln", "mg", "my", "ne", "om", "ps", "pt", "rw", "rn", "si", "sn", "so", "sw", "ta", "ti", "tr", "uk", "ur", "uz", "vi", "yo"] as const;
