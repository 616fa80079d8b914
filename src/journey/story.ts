/** Invented people, places and sides; the country is a real one only because the importer knows no other. */
export const country = { name: "Iceland", iso3: "ISL" };
export const office = "Office of the plain";
export const situation = "Hvannar plain: herding families";
export const population = "Herding families of the Hvannar plain";
export const perpetrators = "Plain Committees";

export const outsiders = [
  { name: "Ines Duarte", email: "ines@example.org", ask: "Send a human-rights presence to Hvannar." },
  { name: "Marc Velde", email: "marc@example.org", ask: "Speak to the ministry." },
  { name: "Ada Quist", email: "ada@example.org", ask: "Open the road to the wells." },
  { name: "Jon Abara", email: "jon@example.org", ask: "Stop the broadcasts." },
  { name: "Lea Sorman", email: "lea@example.org", ask: "Convene the elders." },
  { name: "Otto Brandl", email: "otto@example.org", ask: "Tell your field office." },
] as const;

export type Tell = { readonly day: number; readonly month: number; readonly year: number };
export const dayOf = (date: Date): Tell => ({ day: date.getUTCDate(), month: date.getUTCMonth() + 1, year: date.getUTCFullYear() });
