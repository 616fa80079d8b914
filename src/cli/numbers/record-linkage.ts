import { join } from "node:path";
import * as v from "valibot";
import { accuracyOf, pairsIn } from "#numbers/matching/accuracy.ts";
import { candidatesOf } from "#numbers/matching/blocks.ts";
import { clustersOf } from "#numbers/matching/clusters.ts";
import { readPartialDate } from "#numbers/matching/partial-date.ts";
import { matchPeople, type Person } from "#numbers/matching/people.ts";
import { editSimilarity, jaroWinkler } from "#numbers/matching/text-similarity.ts";
import { rowsOf, type Compared, type PublishedTable } from "./published-table.ts";

/** Doubles of invented persons found without having seen one, and the published table of a simpler rule. */
export const recordLinkageTable: PublishedTable = {
  folder: "record-linkage-febrl-1-3",
  compare: (folder) => [
    ...[1, 2, 3].flatMap((number) => score(`FEBRL ${number}`, readFebrl(join(folder, `febrl_dataset${number}.csv`)))),
    ...score("RLdata500", readGerman(join(folder, "RLdata500.csv"))),
    ...compareGuide(join(folder, "febrl_dataset1.csv")),
  ],
};

type Told = { readonly person: Person; readonly truth: string };
type Row = Readonly<Record<string, string>>;

/** A blank follows each comma of these files, in the headings as well. */
function trimmed(file: string): Row[] {
  return v.parse(v.array(v.record(v.string(), v.string())), rowsOf(file)).map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name.trim(), value.trim()])));
}

const febrlOthers = ["street_number", "address_1", "address_2", "suburb", "postcode", "state", "soc_sec_id"];

function readFebrl(file: string): Told[] {
  return trimmed(file).map((row) => ({
    person: { id: row["rec_id"] ?? "", given: row["given_name"] ?? "", family: row["surname"] ?? "", born: readPartialDate(row["date_of_birth"] ?? ""), others: Object.fromEntries(febrlOthers.map((name) => [name, row[name] ?? ""])) },
    truth: /^rec-(\d+)/.exec(row["rec_id"] ?? "")?.[1] ?? "",
  }));
}

function readGerman(file: string): Told[] {
  return trimmed(file).map((row, index) => ({
    person: { id: `${index}`, given: `${row["fname_c1"] ?? ""} ${row["fname_c2"] ?? ""}`, family: `${row["lname_c1"] ?? ""} ${row["lname_c2"] ?? ""}`, born: { year: Number(row["by"]), month: Number(row["bm"]), day: Number(row["bd"]) } },
    truth: row["true_id"] ?? "",
  }));
}

/** Even odds draw the line, and no two records of a cluster may have less than a thousand to one against them. */
const rule = { least: 0, weakest: -10 };

function score(what: string, told: readonly Told[]): Compared[] {
  const people = told.map(({ person }) => person);
  const truth = new Map(told.map((one) => [one.person.id, one.truth]));
  const { clusters } = clustersOf(people.map(({ id }) => id), matchPeople(people).links, rule);
  const sizes = (ids: Iterable<string>) => [...Map.groupBy(ids, (id) => truth.get(id)).values()].map(({ length }) => length);
  const proposed = pairsIn(clusters.map(({ ids }) => ids.length));
  const right = clusters.reduce((sum, { ids }) => sum + pairsIn(sizes(ids)), 0);
  const { precision, recall, f1 } = accuracyOf({ proposed, right, all: pairsIn(sizes(truth.keys())) });
  return [{ what, measure: "precision", ours: precision }, { what, measure: "recall", ours: recall }, { what, measure: "F1", ours: f1 }];
}

/** The deduplication guide of the Python Record Linkage Toolkit: pairs by how many of six things agree, and those with more than three. */
const published = new Map([[6, 142], [5, 145], [4, 30], [3, 9], [2, 376], [1, 1_380]]);

function compareGuide(file: string): Compared[] {
  const rows = trimmed(file).map((row) => ({ ...row, id: row["rec_id"] ?? "" }));
  const { pairs } = candidatesOf<Row & { id: string }>(rows, { passes: [{ name: "given name", keysOf: (row) => (row["given_name"] ? [row["given_name"]] : []) }], textOf: ({ id }) => id });
  const scores = Map.groupBy(pairs, ([one, other]) => agreements(rows[one] ?? {}, rows[other] ?? {}));
  const what = "deduplication guide, FEBRL 1";
  const pairsWith = (score: number) => scores.get(score)?.length ?? 0;
  return [
    { what, measure: "pairs in all", ours: pairsIn([rows.length]), published: 499_500 },
    { what, measure: "pairs after blocking", ours: pairs.length, published: 2_082 },
    ...[...published].map(([score, count]): Compared => ({ what, measure: `pairs with score ${score}`, ours: pairsWith(score), published: count })),
    { what, measure: "pairs with a score above 3", ours: pairsWith(6) + pairsWith(5) + pairsWith(4), published: 317 },
  ];
}

function agreements(one: Row, other: Row): number {
  const agree = (name: string, likeness: (a: string, b: string) => boolean) => {
    const [a, b] = [one[name] ?? "", other[name] ?? ""];
    return a !== "" && b !== "" && likeness(a, b) ? 1 : 0;
  };
  const exactly = (a: string, b: string) => a === b;
  const exact = ["given_name", "date_of_birth", "suburb", "state"].reduce((sum, name) => sum + agree(name, exactly), 0);
  return exact + agree("surname", (a, b) => jaroWinkler(a, b) >= 0.85) + agree("address_1", (a, b) => editSimilarity(a, b) >= 0.85);
}
