import { sql } from "kysely";
import * as v from "valibot";
import type { Db } from "../database/pools.ts";
import { prepared } from "../database/prepared.ts";
import { within } from "../database/reach.ts";
import { spansOf } from "../rules/facets.ts";
import type { ListedRecord, Page } from "./list.ts";
import type { AnyKind, RegisteredKind } from "./registry.ts";

/** When, as partial dates with the earliest first, and where, as it was said. Several where accounts differ, none where nobody says. */
export type WhenAndWhere = { readonly when: readonly string[]; readonly where: readonly string[] };

/** A page of a list whose kind tells of happenings, with when and where each is said to have been; asked of the records as they now stand. */
export async function withWhenAndWhere(db: Db, kind: AnyKind, page: Page<ListedRecord>): Promise<Page<ListedRecord & Partial<WhenAndWhere>>> {
  if (!kind.facets || page.items.length === 0) return page;
  const { rows } = await sql<{ id: string; content: unknown }>`${prepared}
    select id, content from record.head where id = any (${page.items.map(({ id }) => id)}::uuid[]) and ${within(db, "head")}
  `.execute(db);
  const told = new Map(rows.map(({ id, content }) => [id, whenAndWhere(kind, content)]));
  return { ...page, items: page.items.map((item) => ({ ...item, ...(told.get(item.id) ?? nothing) })) };
}

/** The same page, with what each record leaves unsaid where its kind knows what that is. */
export async function withMissing<Row extends ListedRecord>(db: Db, { filter }: RegisteredKind, page: Page<Row>): Promise<Page<Row & { readonly missing?: readonly string[] }>> {
  if (!filter?.missing || page.items.length === 0) return page;
  const missing = await filter.missing(db, page.items.map(({ id }) => id));
  return { ...page, items: page.items.map((item) => ({ ...item, missing: missing.get(item.id) ?? [] })) };
}

const nothing: WhenAndWhere = { when: [], where: [] };

/** A content that this version cannot read says nothing, and its record stays on the list. */
function whenAndWhere(kind: AnyKind, stored: unknown): WhenAndWhere {
  const content = v.safeParse(kind.schema, stored);
  if (!content.success || !kind.facets) return nothing;
  const { when, places } = kind.facets(content.output);
  const where = places.map(({ said }) => said.trim()).filter((said) => said !== "");
  return { when: [...new Set(when)].toSorted((a, b) => (firstDay(a) < firstDay(b) ? -1 : firstDay(a) > firstDay(b) ? 1 : 0)), where: [...new Set(where)] };
}

/** A date that is open towards the past comes first. */
function firstDay(date: string): string {
  return spansOf({ when: [date] })[0]?.earliest ?? "";
}
