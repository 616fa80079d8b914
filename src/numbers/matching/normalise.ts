/**
 * Names and words as they are compared: without case, accents, vowel points, punctuation and the letter variants that people and keyboards mix. Unicode
 * NFKD (UAX 15) takes letters and marks apart; what it leaves whole is in the tables below. Vowel signs of Indic and other scripts are no accents and stay.
 * Normalising again changes nothing. Never shown to anybody: what a person wrote stays as it was written.
 */
export function normalise(text: string): string {
  const apart = text.normalize("NFKD").toLowerCase().normalize("NFKD").replace(marks, "").replace(/./gu, (letter) => variants[letter] ?? letter);
  return apart.normalize("NFKC").replace(/[^\p{L}\p{M}\p{N}]+/gu, " ").trim();
}

/** Accents of Latin, Greek and Cyrillic letters, vowel points of Arabic and Hebrew, the stretch of Arabic words, the hamza by itself, and the apostrophes written for it. */
const marks = /[\u0300-\u036f\u0483-\u0487\u064b-\u065f\u0670\u06d6-\u06ed\u0591-\u05bd\u05bf-\u05c7\u0640\u0621'’‘ʼʾʿ`´]/gu;

/** Letters that NFKD does not take apart. Arabic: the forms of alef, ya, kaf and final ta that writers mix, Persian and Urdu forms among them. */
const variants: Readonly<Record<string, string>> = {
  ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ħ: "h", ı: "i", ŋ: "n", ς: "σ",
  "\u0671": "\u0627", "\u0649": "\u064a", "\u06cc": "\u064a", "\u06d2": "\u064a", "\u06a9": "\u0643", "\u0629": "\u0647", "\u06c1": "\u0647", "\u06d5": "\u0647", "\u06be": "\u0647",
};

/**
 * The consonants of a name in Latin letters, doubled ones once: what is left the same when one name is written in Arabic, Cyrillic and Latin letters by different
 * people. Deliberately coarse: it says that two names may be one, never that they are. Undefined where a letter has no simple counterpart, as in Chinese:
 * one sound is written with many characters there, and a guess would be no knowledge.
 */
export function skeletonOf(text: string): string | undefined {
  const letters = normalise(text).replaceAll(" ", "").replace(/./gu, (letter) => counterparts[letter] ?? letter);
  if (!/^[a-z]+$/.test(letters)) return undefined;
  const consonants = letters.replace(/(kh|sh|ch|zh|gh|th|dh|ph|ts|dz)/g, (pair) => digraphs[pair] ?? pair).replace(/[aeiouyw]/g, "").replace(/[cqg]/g, "k").replace(/p/g, "b").replace(/v/g, "f").replace(/(.)\1+/g, "$1");
  return consonants === "" ? letters.slice(0, 1) : consonants;
}

const digraphs: Readonly<Record<string, string>> = { kh: "h", sh: "s", ch: "s", zh: "z", gh: "k", th: "t", dh: "d", ph: "f", ts: "s", dz: "z" };

/** After Cyrillic as most passports romanise it (ICAO Doc 9303) and the simplified table of the United Nations for Arabic; long vowels fall away with the short ones. */
const counterparts: Readonly<Record<string, string>> = {
  ...pairs("абвгдезийклмнопрстуфхыэіїєґ", "abvgdeziiklmnoprstufhyeiieg"), ж: "zh", ц: "ts", ч: "ch", ш: "sh", щ: "sh", ъ: "", ь: "", ю: "u", я: "a",
  ...pairs("ابتجحدرزسصضطظعفقكلمنهويپگچڤ", "abtjhdrzsSDTZafqklmnhwybgcf".toLowerCase()), ث: "th", خ: "kh", ذ: "dh", ش: "sh", غ: "gh", ژ: "zh", j: "j",
};

function pairs(from: string, to: string): Record<string, string> {
  const letters = Array.from(to);
  return Object.fromEntries(Array.from(from, (letter, index) => [letter, letters[index] ?? ""]));
}
