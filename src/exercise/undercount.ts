import type { Pen } from "./pen.ts";

/** Four invented lists of people killed on the plain, as counts of who stands on which: enough to show how far models lie apart. */
const table = `clinic,radio,elders,observers,people
1,0,0,0,38
0,1,0,0,24
0,0,1,0,31
0,0,0,1,17
1,1,0,0,9
1,0,1,0,12
1,0,0,1,6
0,1,1,0,7
0,1,0,1,11
0,0,1,1,4
1,1,1,0,5
1,1,0,1,3
1,0,1,1,2
0,1,1,1,2
1,1,1,1,2`;

/** What nobody recorded on the plain: computed, and kept with its warnings. */
export async function estimateUnrecorded(pen: Pen): Promise<void> {
  const id = await pen.create("analyst", pen.day(6), "undercounts", {
    label: "unclassified",
    title: "Killed on the Oumé plain since the spring, recorded or not",
    population: "People killed on the Oumé plain between March and now, by whomever.",
    lists: "The clinic’s register, names read on the radio, the elders’ list and the observers’ reports. The same person was recognised by name, village and day; two of us compared every doubtful pair.",
    table,
    note: "The radio and the observers often heard of the same deaths from the same people.",
  }, "Asked for by the director before the briefing.");
  await pen.estimated(pen.day(6, 10), id);
}
