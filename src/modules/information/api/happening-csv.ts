import * as v from "valibot";
import type { Context } from "#platform/context.ts";
import { writeCsv } from "#platform/files/write-csv.ts";
import { csvLine } from "#platform/rules/csv-line.ts";
import { csvResponse } from "#platform/http/csv-response.ts";
import { needFreshSignIn } from "#platform/http/fresh-sign-in.ts";
import type { Call } from "#platform/http/route.ts";
import { recordReading } from "#platform/records/record-reading.ts";
import type { AnyKind } from "#platform/records/registry.ts";
import { pointOf, spansOf } from "#platform/rules/facets.ts";
import { claimKind } from "../model/claim.ts";
import type { HappeningKind } from "../model/happening-kind.ts";
import { incidentKind } from "../model/incident.ts";
import { reportKind } from "../model/report.ts";
import type { HappeningQuery } from "../store/happening-filter.ts";
import { highestLabelOf, listHappenings, type HappeningRow } from "../store/happening-rows.ts";

const kinds: Readonly<Record<HappeningKind, AnyKind>> = { "information.report": reportKind, "information.claim": claimKind, "information.incident": incidentKind };
const pageOfExport = 200;

/**
 * All records of the filter as a table for spreadsheets. Name and first line say the highest classification in it; above unclassified
 * it is for somebody who has just signed in (S6), and every record in it has been read (S61). Page by page in short transactions: a
 * slow reader holds nothing open, and a right that ends meanwhile breaks the download off.
 */
export async function exportHappenings(ctx: Context, kind: HappeningKind, { query, mayGoOn }: Pick<Call<HappeningQuery, unknown>, "query" | "mayGoOn">, say: (key: string) => string): Promise<Response> {
  const label = await ctx.transaction((db) => highestLabelOf(db, kind, query));
  if (label !== "unclassified") needFreshSignIn(ctx);
  const readPage = (after: Awaited<ReturnType<typeof listHappenings>>["next"]) =>
    ctx.transaction(async (db) => {
      const page = await listHappenings(db, kind, query, label, after, pageOfExport);
      for (const row of page.rows) await recordReading(db, ctx, { ...row, content: { label: row.label } }, `${kind}-exported`);
      return page;
    });
  // The first page is asked before the answer begins, so that a failure can still be said as one.
  const first = await readPage(undefined);
  async function* rows() {
    for (let page = first; ; page = await readPage(page.next)) {
      for (const row of page.rows) yield cellsOf(kinds[kind], row, say);
      if (page.next === undefined) return;
    }
  }
  const noun = kinds[kind].path;
  return csvResponse(classified(`${say("ui.label.title")} ${say(`ui.label.${label}`)}`, writeCsv(columns.map((column) => say(`information.export.${column}`)), rows())), `${noun}-${label}.csv`, mayGoOn);
}

/** The mark by which Excel knows UTF-8 has to stay at the very beginning. */
async function* classified(words: string, lines: AsyncGenerator<string>): AsyncGenerator<string> {
  yield `\ufeff${csvLine([words])}`;
  for await (const line of lines) yield line.replace(/^\ufeff/, "");
}

const columns = ["id", "title", "state", "label", "when", "from", "to", "place", "country", "area", "latitude", "longitude", "type", "actor", "reliability", "credibility", "missing", "changed"] as const;

function cellsOf(kind: AnyKind, row: HappeningRow, say: (key: string) => string): (string | number | null)[] {
  const facets = kind.facets?.(v.parse(kind.schema, row.content)) ?? { when: [], places: [], actors: [], types: [], reliability: null, credibility: null, missing: [] };
  const [spans, point] = [spansOf(facets), pointOf(facets)];
  const all = (values: readonly (string | null)[]) => [...new Set(values)].filter((value) => value !== null && value !== "").join(" | ");
  const first = spans.some(({ earliest }) => earliest === null) ? null : spans.map(({ earliest }) => earliest).toSorted()[0];
  const last = spans.some(({ latest }) => latest === null) ? null : spans.map(({ latest }) => latest).toSorted().at(-1);
  return [
    row.id, row.title, say(`${kind.kind}.state.${row.state}`), say(`ui.label.${row.label}`), all(facets.when), first ?? null, last ?? null, all(facets.places.map(({ said }) => said)),
    all(facets.places.map(({ country }) => country)), all(facets.places.map(({ pcode }) => pcode)), point?.latitude ?? null, point?.longitude ?? null, all(facets.types),
    all(facets.actors.map(({ name }) => name)), row.reliability, row.credibility, all(row.missing.map((element) => say(`information.missing.${element}`))), new Date(row.changedAt).toISOString(),
  ];
}
