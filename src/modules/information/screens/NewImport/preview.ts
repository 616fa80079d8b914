import * as v from "valibot";
import { CsvMapping } from "../../model/import/csv-mapping.ts";
import { rejectionCodes } from "../../model/import/rejection.ts";
import { ListedEvent } from "../listed-event.ts";

const { id: _id, ...said } = ListedEvent.entries;
const Tried = {
  events: v.array(v.object({ row: v.number(), event: v.object(said) })),
  rejections: v.array(v.object({ row: v.number(), column: v.string(), value: v.string(), code: v.picklist(rejectionCodes), values: v.record(v.string(), v.union([v.string(), v.number()])) })),
  missingColumns: v.array(v.string()),
};
/** What would become of the first rows by a mapping. */
export const TriedMapping = v.object(Tried);
export type TriedMapping = v.InferOutput<typeof TriedMapping>;

export const Preview = v.object({
  ...Tried,
  upload: v.string(),
  ucdp: v.nullable(v.object({ layout: v.string(), release: v.nullable(v.string()) })),
  header: v.array(v.string()),
  rows: v.array(v.array(v.string())),
  guess: v.object({ mapping: CsvMapping, because: v.record(v.string(), v.picklist(["hxl", "name", "values"])), isDateAmbiguous: v.boolean() }),
});
export type Preview = v.InferOutput<typeof Preview>;

export type PreviewedFile = Preview & { readonly fileName: string };
