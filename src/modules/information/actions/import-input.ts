import * as v from "valibot";
import { CsvMapping } from "../model/import/csv-mapping.ts";
import { importFormats } from "./import-reader.ts";
import { UploadName } from "./import-upload.ts";

/** What the route asks for and the job does. The mapping is the one of the moment it was asked for, even if it is saved anew meanwhile. */
export const ImportInput = v.strictObject({
  upload: UploadName,
  fileName: v.pipe(v.string(), v.maxLength(200)),
  format: v.picklist(importFormats),
  release: v.optional(v.pipe(v.string(), v.maxLength(60))),
  mapping: v.optional(CsvMapping),
});
export type ImportInput = v.InferOutput<typeof ImportInput>;
