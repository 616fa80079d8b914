import { seededRandom } from "#numbers/random.ts";

/** Names that belong to nobody, and stand in nothing else that a page or a server says. */
const given = ["Amadouvi", "Bintelle", "Cheicknar", "Djenebesh", "Fantorine", "Garbalin", "Hawestra", "Issoufen", "Kadiavel", "Lassinor", "Mariamond", "Nouhoumel", "Oumouric", "Sekoudane", "Teninval", "Yayavorn"];
const family = ["Abarkone", "Belemvire", "Corradane", "Dorvelin", "Estavien", "Ferranou", "Galdoriste", "Hestriane", "Ilvaresse", "Jorviande", "Lomavique", "Mervanel"];
const villages = ["Oumévane", "Tassarive", "Belkoven", "Doribelle"];

export type InventedLists = { readonly files: readonly { readonly name: string; readonly text: string }[]; /** Every word that names somebody or their village, without those that a slip made. */ readonly planted: readonly string[] };

/** The dead of one valley as three lists write them: with slips, with dates half known. The same for the same number. */
export function inventedLists(people: number): InventedLists {
  const random = seededRandom(8);
  const pick = (all: readonly string[]) => all[Math.floor(random() * all.length)] ?? "";
  const dead = Array.from({ length: people }, () => ({ given: pick(given), family: pick(family), born: `${1950 + Math.floor(random() * 60)}-0${1 + Math.floor(random() * 9)}-1${Math.floor(random() * 10)}`, village: pick(villages) }));
  const slip = (word: string) => (random() < 0.15 ? word.replace("a", "e").replace("ou", "u") : word);
  const files = ([["clinic", 0.5], ["radio", 0.4], ["elders", 0.45]] as const).map(([name, share]) => {
    const rows = dead.filter(() => random() < share).map((one) => `${slip(one.given)},${slip(one.family)},${random() < 0.3 ? one.born.slice(0, 4) : one.born},${one.village}`);
    return { name, text: ["given_name,surname,date_of_birth,village", ...rows].join("\n") };
  });
  return { files, planted: [...given, ...family, ...villages] };
}
