import { writeCsv } from "#platform/files/write-csv.ts";

type Rows = AsyncIterable<readonly (string | number | null)[]>;

/** A table for spreadsheets, sent while it is read. The name of the file says its label (S22) and nothing about what was looked for. */
export function csvResponse(header: readonly string[], rows: Rows, name: "events-unclassified" | "rejected-rows-unclassified"): Response {
  const encoder = new TextEncoder();
  const lines = writeCsv(header, rows);
  const body = new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const next = await lines.next();
      if (next.done) controller.close();
      else controller.enqueue(encoder.encode(next.value));
    },
    cancel: async () => void (await lines.return(undefined)),
  });
  return new Response(body, { headers: { "content-type": "text/csv; charset=utf-8", "content-disposition": `attachment; filename="${name}.csv"` } });
}
