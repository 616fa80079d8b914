/**
 * Keys under which spellings of one name meet: Muhammad, Mohamed, Mohammed, Мухаммед and محمد share `mhmd`. The name is written in
 * Latin letters, letters that transliterations exchange are made one, vowels after the first letter are dropped, doubled letters
 * are single. A key finds candidates; people decide whether two names are one person.
 */
export function nameSounds(name: string): string[] {
  const words = name.normalize("NFKD").toLowerCase().split(/[^\p{L}\p{M}]+/u);
  const keys = words.map((word) => soundOfWord(word)).filter((key) => key.length > 1);
  return [...new Set(keys)];
}

function soundOfWord(word: string): string {
  let latin = "";
  for (const letter of word) latin += cyrillic[letter] ?? arabic[letter] ?? letter;
  latin = latin.replace(/\p{M}+/gu, "").replace(/[^a-z]/g, "");
  for (const [pattern, sound] of exchanges) latin = latin.replace(pattern, sound);
  const key = latin.slice(0, 1).replace(/[aeiouy]/, "a") + latin.slice(1).replace(/[aeiouyw]/g, "");
  return key.replace(/(.)\1+/g, "$1");
}

/** Spellings that transliterations of Arabic, Russian, French and English exchange, longest first. */
const exchanges: readonly (readonly [RegExp, string])[] = [
  [/^(al|el|ul)(?=.{3})/, ""],
  [/shch|sch|sh/g, "s"],
  [/tch|ch|tsch/g, "s"],
  [/dj|dzh|zh|j/g, "j"],
  [/kh|gh|q|ck|c/g, "k"],
  [/g/g, "k"],
  [/th|dh|d/g, "t"],
  [/ph|v|b|p/g, "f"],
  [/z|ts|x/g, "s"],
  [/ou|w/g, "u"],
  [/h(?=$)/g, ""],
];

const cyrillic: Readonly<Record<string, string>> = {
  а: "a", б: "b", в: "v", г: "g", д: "d", е: "e", ё: "e", ж: "zh", з: "z", и: "i", й: "i", к: "k", л: "l", м: "m", н: "n", о: "o", п: "p",
  р: "r", с: "s", т: "t", у: "u", ф: "f", х: "h", ц: "ts", ч: "ch", ш: "sh", щ: "shch", ъ: "", ы: "y", ь: "", э: "e", ю: "yu", я: "ya",
};

const arabic: Readonly<Record<string, string>> = {
  ا: "a", أ: "a", إ: "a", آ: "a", ب: "b", ت: "t", ث: "th", ج: "j", ح: "h", خ: "kh", د: "d", ذ: "dh", ر: "r", ز: "z", س: "s", ش: "sh",
  ص: "s", ض: "d", ط: "t", ظ: "z", ع: "a", غ: "gh", ف: "f", ق: "q", ك: "k", ل: "l", م: "m", ن: "n", ه: "h", ة: "a", و: "u", ي: "y", ى: "a",
  ئ: "y", ؤ: "u", ء: "",
};
