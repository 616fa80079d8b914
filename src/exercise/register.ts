import { country } from "./places.ts";
import type { Pen } from "./pen.ts";

/** Persons and organisations whom alerts of the exercise name. They have neither mail nor telephone, so that nothing is ever sent. */
export type Contacts = { readonly coordinator: string; readonly base: string };

export async function writeRegister(pen: Pen): Promise<Contacts> {
  const standing = { label: "unclassified", from: null, until: null } as const;
  const unreachable = { email: null, notes: "Invented for the exercise: no address, no telephone." };
  const organisation = (title: string, shortName: string, partOf: string | null) =>
    pen.create("analyst", pen.day(515), "organisations", { ...standing, ...unreachable, title, shortName, kind: "united-nations", country: country.iso3, partOf });
  const office = await organisation("Resident Coordinator’s office in Kasuria, exercise", "RCO", null);
  const base = await organisation("Patrol base at the ford, exercise", "", office);
  const coordinator = await pen.create("analyst", pen.day(515), "persons", {
    ...standing, ...unreachable, title: "Ximena Aldous-Parr", otherNames: [], organisationId: office, office: "Resident Coordinator, exercise", telephone: "", language: "en",
  });
  await pen.create("analyst", pen.day(514), "addressee-groups", { label: "unclassified", title: "Road to Serrat: to be warned first, exercise", members: [coordinator, base], notes: "" });
  return { coordinator, base };
}

/** Whom the flashes of the exercise go to; the coordinator is reached by another way each time. */
export function warnedByFlash({ base, coordinator }: Contacts, coordinatorBy: "meeting" | "personal-page"): readonly object[] {
  return [
    { key: "mission", name: "Patrol base at the ford, exercise", kind: "peace-operation", contactId: base, channel: "telephone", label: "unclassified" },
    { key: "rc", name: "Resident Coordinator, exercise", kind: "resident-coordinator", contactId: coordinator, channel: coordinatorBy, label: "unclassified" },
  ];
}
