import { parentPort, workerData } from "node:worker_threads";
import * as v from "valibot";
import { columnRoles } from "../model/country-table/country-table.ts";
import { computeKillings } from "../model/killing/compute.ts";
import { killingTable } from "../model/killing/killing-table.ts";

/** A thread of its own: foretelling thirty years anew takes a minute of a processor. */
const Given = v.object({
  columns: v.array(v.object({ name: v.string(), role: v.picklist(columnRoles) })),
  rows: v.array(v.object({ unit: v.string(), year: v.number(), onset: v.nullable(v.boolean()), region: v.string(), values: v.array(v.nullable(v.number())) })),
  until: v.number(),
});

const { columns, rows, until } = v.parse(Given, workerData);
parentPort?.postMessage({ answer: computeKillings(killingTable(columns, rows), until, (share) => parentPort?.postMessage({ share })) });
