import { describe, expect, test } from "vitest";
import { parse } from "csv-parse/sync";
import { inventedLists } from "../../../../testing/person-lists.ts";
import { isFault } from "./fault.ts";
import { keyOfPair } from "./likely-pairs.ts";
import type { PeopleTable } from "./listed.ts";
import { overlapSheet } from "./overlap-sheet.ts";
import { pairsOnLists, type PairsOnLists } from "./pairs-on-lists.ts";
import { pairsSheet, type PairDecided } from "./pairs-sheet.ts";
import { personLines } from "./person-lines.ts";

function tableOf(file: string, text: string): PeopleTable {
  const [header = [], ...rows]: string[][] = parse(text, { bom: true, relax_column_count: true });
  return { file, header, rows: rows.map((cells, index) => ({ row: index + 2, cells })) };
}

function found(tables: readonly PeopleTable[], sheet?: PeopleTable): PairsOnLists {
  const pairs = pairsOnLists(tables, sheet);
  if (isFault(pairs)) throw new Error(pairs.fault);
  return pairs;
}

const lists = inventedLists(60).files.map(({ name, text }) => tableOf(`${name}.csv`, text));
const decidedOf = ({ pairs }: PairsOnLists): Map<string, PairDecided> => new Map(pairs.map((pair, index) => [keyOfPair(pair), { verdict: (["same", "different", "cannot-say"] as const)[index % 3]!, by: "Lena Ortiz", why: index % 2 === 0 ? "" : `One word, "two"; and a comma, ${index}` }]));

describe("a sheet of decisions", () => {
  test("that is saved and opened again gives the same pairs, decisions, names and reasons, and is the same when it is saved again", () => {
    const first = found(lists);
    const decided = decidedOf(first);
    const sheet = pairsSheet(first.pairs, (pair) => decided.get(keyOfPair(pair)));
    const again = found(lists, tableOf("pairs.csv", sheet));
    expect(again.decided).toEqual(decided);
    expect(again.pairs).toEqual(first.pairs);
    expect(pairsSheet(again.pairs, (pair) => again.decided.get(keyOfPair(pair)))).toBe(sheet);
  });

  test("keeps a pair that is no longer found, with what each field says of it", () => {
    const { listed, pairs } = found(lists);
    const [one, other] = [listed.find(({ list }) => list === "clinic")!, listed.findLast(({ list }) => list === "radio")!];
    expect(pairs.some((pair) => keyOfPair(pair) === keyOfPair({ one, other }))).toBe(false);
    const sheet = pairsSheet([{ one, other, probability: 0.5, reasons: [] }], () => ({ verdict: "same", by: "", why: "" }));
    const kept = found(lists, tableOf("pairs.csv", sheet)).pairs.at(-1)!;
    expect(keyOfPair(kept)).toBe(keyOfPair({ one, other }));
    expect(kept.reasons.map(({ field }) => field)).toEqual(["given name", "family name", "born", "village"]);
  });

  test.each([
    ["of other lists", (sheet: string) => sheet.replaceAll("clinic", "hospital"), "row-changed"],
    ["whose row sets somebody beside themselves", (sheet: string) => sheet.replace(/^([^,\n]+,\d+),[^,\n]+,\d+,/m, "$1,$1,"), "row-changed"],
    ["with another decision than the three", (sheet: string) => sheet.replace(",,,\r\n", ",perhaps,,\r\n"), "decision-unreadable"],
    ["without its columns", () => "a,b\r\n1,2", "no-sheet"],
  ])("%s is refused", (_, spoil, fault) => {
    expect(pairsOnLists(lists, tableOf("pairs.csv", spoil(pairsSheet(found(lists).pairs))))).toMatchObject({ fault });
  });
});

describe("lists are refused, with their name,", () => {
  const sound = lists[0]!;
  test.each([
    ["when no column holds names", { ...sound, file: "other.csv", header: ["a", "b", "c", "d"] }, { fault: "no-name", values: { file: "other.csv", columns: "a, b, c, d" } }],
    ["when one has no row", { ...sound, file: "other.csv", rows: [] }, { fault: "list-empty", values: { file: "other.csv" } }],
    ["when two have one name", { ...sound, file: "clinic.tsv" }, { fault: "names-repeat", values: { list: "clinic" } }],
  ])("%s", (_, other, fault) => expect(pairsOnLists([sound, other], undefined)).toEqual(fault));
});

test("two people side by side are told in the order of comparison, alike, close, different or unknown, without what neither list tells", () => {
  const head = "given_name,surname,date_of_birth,village,trade,guild";
  const tables = [tableOf("one.csv", `${head}\nFantorine,Abarkone,1984-03-12,Belkoven,,`), tableOf("two.csv", `${head}\nFantorin,Abarkone,1979,,,`)];
  const { listed: [one, other], pairs } = found(tables);
  const lines = personLines(pairs[0] ?? { one: one!, other: other!, probability: 0.5, reasons: found(tables, tableOf("pairs.csv", pairsSheet([{ one: one!, other: other!, probability: 0.5, reasons: [] }]))).pairs[0]!.reasons });
  expect(lines.map(({ field, what, how, told }) => [field, what, how, ...told])).toEqual([
    ["given name", "given", "close", "Fantorine", "Fantorin"],
    ["family name", "family", "alike", "Abarkone", "Abarkone"],
    ["born", "born", "different", "1984-03-12", "1979"],
    ["village", "other", "unknown", "Belkoven", ""],
  ]);
});

test("only what a person decided joins two rows in the table of overlaps", () => {
  const { listed, pairs } = found(lists);
  expect(overlapSheet(listed, [])).toMatchObject({ people: listed.length, onSeveral: 0, contradictions: [] });
  const [pair] = pairs;
  for (const verdict of ["same", "different", "cannot-say"] as const) expect(overlapSheet(listed, [{ ...pair!, decided: { verdict } }]).people).toBe(listed.length - (verdict === "same" ? 1 : 0));
});
