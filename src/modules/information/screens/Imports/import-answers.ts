import * as v from "valibot";

export const Refusal = v.object({ code: v.string(), values: v.record(v.string(), v.union([v.string(), v.number()])) });
export type Refusal = v.InferOutput<typeof Refusal>;

const counts = { read: v.number(), stored: v.number(), updated: v.number(), unchanged: v.number(), older: v.number(), rejected: v.number(), doubtful: v.number() };
export const ImportCounts = v.object(counts);
export type ImportCounts = v.InferOutput<typeof ImportCounts>;

export const ListedImport = v.object({
  ...counts,
  id: v.string(),
  format: v.string(),
  fileName: v.string(),
  fileBytes: v.number(),
  release: v.string(),
  mappingName: v.nullable(v.string()),
  state: v.picklist(["running", "done", "failed"]),
  requestedByName: v.nullable(v.string()),
  startedAt: v.string(),
  finishedAt: v.nullable(v.string()),
  refusal: v.nullable(Refusal),
});
export type ListedImport = v.InferOutput<typeof ListedImport>;
