import * as v from "valibot";
import { undercountPath } from "../undercount-path.ts";

const Handed = v.object({ overlapTable: v.string() });

/** Where to go with a table of counts that was made on another page: it travels with the step in this window and stands in no address. */
export function newUndercountWith(table: string): [string, { state: v.InferOutput<typeof Handed> }] {
  return [`/${undercountPath}/new`, { state: { overlapTable: table.replaceAll("\r\n", "\n").trim() } }];
}

/** The table that this page was opened with, if any. */
export function handedTable(): string {
  const state: unknown = history.state;
  return v.is(Handed, state) ? state.overlapTable : "";
}
