import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { seededRandom } from "../random.ts";
import { learnerSettings } from "./learner.ts";
import { modelOf, versionOf } from "./model.ts";
import { knownUntil, panelOf, type Panel } from "./panel.ts";
import type { Evidence } from "./predictors.ts";
import { structureUntil, usualPublication, type Structure } from "./structure.ts";

const yearOf = (month: number) => Math.floor(month / 12);
const usual = { ...usualPublication, yearOf };
const small = { ...learnerSettings, trees: 20, leaf: 5 };
const monthly = { from: 1, to: 14, span: 1 };

const table = (...years: readonly (readonly [year: number, value: number | undefined])[]): Structure => ({ columns: ["people"], rows: years.map(([year, value]) => ({ unit: "Amara", year, values: [value] })) });

describe("what is known of a country's structure at the end of a month", () => {
  const known = structureUntil(table([7, 70], [8, 80], [9, 90], [10, 100]), 9 * 12 + 11, usual);

  test("is last year's, even in December: this year's is not out before the next", () => {
    expect([known.at("Amara", 9 * 12, 0), known.at("Amara", 9 * 12 + 11, 0), known.at("Amara", 8 * 12 + 11, 0)]).toEqual([80, 80, 70]);
  });

  test("at a later month than the cut is what was known at the cut", () => {
    expect(known.at("Amara", 15 * 12, 0)).toBe(80);
  });

  test("comes later where figures are published later", () => {
    expect(structureUntil(table([7, 70], [8, 80]), 9 * 12, { yearOf, lag: 2, oldest: 3 }).at("Amara", 9 * 12, 0)).toBe(70);
  });

  test("is the newest there is, up to three years old, and then unknown: never zero, never a mean", () => {
    const gaps = structureUntil(table([4, 40], [5, undefined]), 9 * 12, usual);
    expect([5, 6, 7, 8].map((year) => gaps.at("Amara", year * 12, 0))).toEqual([40, 40, 40, undefined]);
    expect(gaps.at("Belmora", 5 * 12, 0)).toBeUndefined();
  });

  test("cannot be asked for before the year is over, and a table that contradicts itself is refused", () => {
    expect(() => structureUntil(table([7, 70]), 100, { yearOf, lag: 0, oldest: 3 })).toThrow(RangeError);
    expect(() => structureUntil(table([7, 70], [7, 71]), 100, usual)).toThrow("year 7 of Amara is told twice");
    expect(() => structureUntil({ columns: ["people", "rights"], rows: [{ unit: "Amara", year: 7, values: [1] }] }, 100, usual)).toThrow("2 columns");
    expect(() => structureUntil(table([7, Number.NaN]), 100, usual)).toThrow(RangeError);
  });

  test("changes with nothing of a year that was not over and out at the cut", () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 239 }), fc.integer({ min: 0, max: 239 }), fc.integer({ min: 1, max: 4 }), fc.array(fc.option(fc.double({ noNaN: true, noDefaultInfinity: true }), { nil: undefined }), { minLength: 20, maxLength: 20 }), (until, month, lag, values) => {
      const told = (isChanged: boolean) => structureUntil(table(...values.map((value, year) => [year, isChanged && year > yearOf(until) - lag ? 7 : value] as const)), until, { yearOf, lag, oldest: lag + 2 }).at("Amara", month, 0);
      expect(told(true)).toBe(told(false));
    }));
  });
});

/** Sixty invented countries over twelve years. In a third of them, those of one people only, it breaks out now and then; nobody ever dies in the others. */
function invented(): { readonly panel: Panel; readonly structure: Structure } {
  const random = seededRandom(3);
  const units = Array.from({ length: 60 }, (_, index) => `State ${index}`);
  const rows = units.flatMap((unit, index) => {
    let left = 0;
    return Array.from({ length: 144 }, (_, month) => {
      if (index % 3 === 0 && random() < 0.02) left = 5;
      left -= 1;
      return { unit, month, count: left >= 0 ? 30 + Math.floor(random() * 20) : 0 };
    });
  });
  const structure = { columns: ["peoples", "people"], rows: units.flatMap((unit, index) => Array.from({ length: 12 }, (_, year) => ({ unit, year, values: [index % 3, index] }))) };
  return { panel: panelOf(rows), structure };
}

describe("a model with a table of structure", () => {
  const { panel, structure } = invented();
  const until = 119;
  const known = knownUntil(panel, until);
  const events: Evidence = { target: known, kinds: [], neighboursOf: () => [] };
  const withTable = (given: Structure, panelGiven = panel): Evidence => ({ ...events, target: knownUntil(panelGiven, until), structure: structureUntil(given, until, usual) });
  const isCalm = (unit: string) => known.history(unit, 24).every((count) => count === 0);
  const [plain, better] = [modelOf(events, monthly, small), modelOf(withTable(structure), monthly, small)];

  test("says of countries where somebody died within two years the same to the bit as without it", () => {
    const violent = known.units.filter((unit) => !isCalm(unit));
    expect(violent.length).toBeGreaterThan(5);
    for (const unit of violent) for (const ahead of [1, 14]) expect(better.forecast(known, unit, ahead)).toEqual(plain.forecast(known, unit, ahead));
  });

  test("tells calm countries in which it can break out from those in which it never does", () => {
    const chance = (unit: string) => { const { values, counts, total } = better.forecast(known, unit, 6)!; return values.reduce((sum, value, index) => sum + (value > 0 ? counts[index]! : 0), 0) / total; };
    const mean = (of: readonly string[]) => of.reduce((sum, unit) => sum + chance(unit), 0) / of.length;
    const calm = known.units.filter(isCalm);
    const [can, never] = [calm.filter((unit) => Number(unit.slice(6)) % 3 === 0), calm.filter((unit) => Number(unit.slice(6)) % 3 !== 0)];
    expect(can.length).toBeGreaterThan(1);
    expect(mean(can)).toBeGreaterThan(2 * mean(never));
  });

  test("gives structure as a family of its own in the reasons for a calm country, and for no other", () => {
    const families = (unit: string) => better.explain(unit, 6)!.families.map(({ family }) => family);
    expect(families(known.units.find(isCalm)!)).toContain("structure");
    for (const unit of known.units.filter((one) => !isCalm(one))) expect(families(unit)).not.toContain("structure");
  });

  test("sees nothing of a year that was not over and out at the cut: what is planted there changes nothing", () => {
    const planted = { ...structure, rows: structure.rows.map((row) => (row.year >= yearOf(until) ? { ...row, values: [panel.at(row.unit, until + 6) ?? 0, 7] } : row)) };
    const other = modelOf(withTable(planted), monthly, small);
    for (const unit of known.units) expect(other.forecast(known, unit, 6)).toEqual(better.forecast(known, unit, 6));
  });

  test("is found out where a table was cut later than the events", () => {
    expect(() => modelOf({ ...events, structure: structureUntil(structure, until + 12, usual) }, monthly, small)).toThrow(`structure is known until ${until + 12}`);
  });

  test("takes what is unknown for unknown: a table that knows nothing of a country still lets it be foretold", () => {
    const gaps = { ...structure, rows: structure.rows.filter(({ unit }) => unit !== "State 1").map((row) => (row.unit === "State 2" ? { ...row, values: [undefined, 2] } : row)) };
    const { forecast } = modelOf(withTable(gaps), monthly, small);
    for (const unit of ["State 1", "State 2"]) expect(forecast(known, unit, 6)!.total).toBe(1_000);
  });

  test("says so in its version", () => {
    expect([versionOf(events), versionOf(withTable(structure))]).toEqual(["1", "1+structure"]);
  });
});
