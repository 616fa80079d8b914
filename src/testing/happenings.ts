import fc from "fast-check";
import { pointOf } from "#platform/rules/facets.ts";
import { h3Cell } from "#geography/model/h3-cell.ts";
import { credibilities, reliabilities } from "#information/model/grading.ts";
import { bestGrade, isInOrder, type Happening, type HappeningFilter } from "#information/model/happening-filter.ts";
import { anyElement, elements } from "#information/model/missing.ts";
import { incidentKind, type Incident } from "#information/model/incident.ts";

/** What the made records name of each other; filled in by the test file that makes them, and its own. */
export const world = { situationId: "", claims: [] as string[], actors: { heron: "", valley: "" } };

const dates = ["2031-06-15", "2031-06", "2031-06~", "2031", "2031-06/2031-08", "2031-03/..", "/2031-02", "2032-01-01", "2032-23", "203X"] as const;
export const places = [
  { said: "Talat", country: "XKS", pcode: "KX0101", latitude: 12.5, longitude: -3.25, precision: "place" },
  { said: "Oumé", country: "XKS", pcode: "KX01", latitude: null, longitude: null, precision: "unknown" },
  { said: "Serrat", country: "XKS", pcode: "KX0201", latitude: 13.75, longitude: -4, precision: "exact" },
  { said: "Beyond the river", country: "MLI", pcode: null, latitude: null, longitude: null, precision: "unknown" },
  { said: "Somewhere", country: null, pcode: null, latitude: null, longitude: null, precision: "unknown" },
] as const satisfies Incident["where"]["accounts"][number]["value"][];

export const aSituation = { label: "unclassified", title: "The plain", countries: ["XKS"], areas: [], period: "2031", populationsAtRisk: [], possiblePerpetrators: [], crimesConsidered: [], concernLevel: null, concernHistory: [], reviewOn: null };
export const aReport = (part: object = {}) => ({ label: "unclassified", situationId: world.situationId, title: "From the well", receivedAt: "2031-06-20T08:00:00Z", occurred: null, place: null, sourceId: null, sourceKind: null, language: "en", text: "They came.", reliability: null, credibility: null, ...part });
export const aClaim = (reportId: string, part: object = {}) => ({ label: "unclassified", situationId: world.situationId, reportId, statement: "Nine were killed", when: null, place: null, killed: null, injured: null, credibility: null, ...part });

type Perpetrator = Incident["acts"][number]["perpetrators"]["accounts"][number]["value"];
type Said = {
  readonly joined: readonly number[]; readonly when: readonly string[]; readonly heldWhen: string | null; readonly where: readonly Incident["where"]["accounts"][number]["value"][];
  readonly types: readonly string[]; readonly by: readonly Omit<Perpetrator, "involvement">[]; readonly label: "unclassified" | "confidential";
};

/** Accounts stand for claims that are joined, so there are never more of them. */
export function anIncident({ joined, when, heldWhen, where, types, by, label }: Said): Incident {
  const ids = joined.map((index) => world.claims[index]!);
  const accounts = <Value,>(values: readonly Value[]) => values.slice(0, ids.length).map((value, index) => ({ from: ids[index]!, value, note: "" }));
  const perpetrators = { accounts: accounts(by.map((one) => ({ ...one, involvement: "unknown" as const }))), working: null };
  const act = { key: "act-1", types: [...types], conduct: "unknown" as const, victims: "Families", unit: "group" as const, civilianStatus: "civilian" as const, count: { accounts: [], working: null }, perpetrators };
  return {
    label, situationId: world.situationId, title: "An incident", summary: "", language: "en", claims: ids, events: [], acts: types.length === 0 ? [] : [act], standard: null, follows: [],
    when: { accounts: accounts(when), working: heldWhen === null ? null : { value: heldWhen, reason: "agreed" } },
    where: { accounts: accounts(where), working: null },
  };
}

export const said = (): fc.Arbitrary<Said> => fc.record({
  joined: fc.subarray([0, 1, 2, 3]),
  when: fc.array(fc.constantFrom(...dates), { maxLength: 2 }),
  heldWhen: fc.option(fc.constantFrom(...dates), { freq: 4 }),
  where: fc.array(fc.constantFrom(...places), { maxLength: 2 }),
  types: fc.subarray(["killing", "torture", "cah-d"]),
  by: fc.array(fc.constantFrom({ name: "Heron Guard", actorId: null }, { name: "Zuvendi Front", actorId: null }, { name: "Kateb el-Nahr", actorId: null }, { name: "", actorId: world.actors.valley }), { maxLength: 2 }),
  label: fc.constantFrom("unclassified", "confidential"),
});

const day = fc.constantFrom("2030-12-31", "2031-01-31", "2031-06-15", "2031-06-30", "2031-07-10", "2032-01-01", "2033-05-05", "2040-01-01");
export const filters = (): fc.Arbitrary<HappeningFilter> => fc
  .record({
    country: fc.constantFrom("XKS", "MLI", "DEU"), area: fc.constantFrom("KX01", "KX0101", "KX02", "ML"), from: day, to: day, type: fc.constantFrom("killing", "torture", "cah-d", "gen-a"),
    actor: fc.constantFrom("Heron Guard", "heron guard", "Zuvendy Frunt", "Katib", "free valley", "nobody at all", world.actors.heron, world.actors.valley, world.situationId),
    missing: fc.constantFrom(anyElement, ...elements), reliability: fc.constantFrom(...reliabilities), credibility: fc.constantFrom(...credibilities), cell: fc.constantFrom(h3Cell(12.5, -3.25, 3), h3Cell(13.75, -4, 5)),
  }, { requiredKeys: [] })
  .filter((filter) => isInOrder(filter) && Object.keys(filter).length < 6);

/** What is known of an incident with all that it rests on: grades of its claims and reports, names and records of its actors. */
export function happeningOf(content: Incident): Happening {
  const facets = incidentKind.facets!(content);
  const joined = content.claims.map((id) => gradesOf[world.claims.indexOf(id)]!);
  const point = pointOf(facets);
  return {
    ...facets,
    cells: point ? [3, 5].map((resolution) => h3Cell(point.latitude, point.longitude, resolution)) : [],
    actors: facets.actors.flatMap(({ name, id }) => [{ name, id: name === "Heron Guard" ? world.actors.heron : id }, ...(id === world.actors.valley ? [{ name: "Free Valley", id: null }] : [])]),
    missing: facets.missing.filter((element) => element !== "source" || !joined.some(({ isBySource }) => isBySource)),
    reliability: bestGrade(joined.map((grade) => grade.reliability)),
    credibility: bestGrade(joined.map((grade) => grade.credibility)),
  };
}

/** Of the four claims: one without a grade of its own, one doubted in a better report, one that could not be judged, one without any; the second is the one whose kind of source is known. */
const gradesOf = [{ reliability: "A", credibility: "2", isBySource: false }, { reliability: "C", credibility: "5", isBySource: true }, { reliability: "F", credibility: "6", isBySource: false }, { reliability: null, credibility: null, isBySource: false }];
