import * as v from "valibot";
import { api } from "#ui/api.ts";

const Started = v.object({ runId: v.string() });

export type ImportStart = { readonly format: "ucdp-ged" | "csv"; readonly fileName: string; readonly upload: string; readonly release: string; readonly mapping?: string };

/** Starts the import of a file that is on the server already; answers with the job to follow. */
export async function startImport({ release, ...start }: ImportStart): Promise<string> {
  const query = new URLSearchParams({ ...start, ...(release.trim() === "" ? {} : { release: release.trim() }) });
  return (await api.send("POST", `/api/imports?${query}`, undefined, { schema: Started })).runId;
}
