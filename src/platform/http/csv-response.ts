import { isClosed } from "../database/pools.ts";

/** A right that ends is felt within five seconds however slowly the file is taken, and after the next page of rows however fast. */
const lookEveryMs = 3_000;
const linesBetweenLooks = 200;

/**
 * A file for a spreadsheet, sent line by line while the reader takes it. The name carries no title (S66). Who may not go on gets no
 * further line (S5, S19): the download breaks off instead of ending, so that nobody takes the part for the whole.
 */
export function csvResponse(lines: AsyncGenerator<string>, fileName: string, mayGoOn: () => Promise<boolean>): Response {
  const encoder = new TextEncoder();
  const allowed = whileAllowed(lines, mayGoOn);
  const body = new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const { done, value } = await allowed.next().catch(waitForTheEnd);
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    cancel: async () => {
      await allowed.return(undefined);
    },
  });
  return new Response(body, { headers: { "content-type": "text/csv; charset=utf-8", "content-disposition": `attachment; filename="${fileName}"` } });
}

/** Asked before the next line is even read; and once more at the end, because rows that were no longer found would look like the end. */
async function* whileAllowed(lines: AsyncGenerator<string>, mayGoOn: () => Promise<boolean>): AsyncGenerator<string> {
  let [sent, looked] = [0, Date.now()];
  const look = async () => {
    if (!(await mayGoOn())) throw brokenOff();
    [sent, looked] = [0, Date.now()];
  };
  for await (const line of lines) {
    yield line;
    sent += 1;
    if (sent >= linesBetweenLooks || Date.now() - looked >= lookEveryMs) await look();
  }
  await look();
}

/** Whoever still reads when a server that stops has closed its database loses the connection with the process: nothing is wrong, and nobody is to be told. */
function waitForTheEnd(error: unknown): Promise<never> {
  if (isClosed(error)) return new Promise<never>(() => undefined);
  throw error;
}

/** The server below writes the failure of a stream to the log as it is: one line is enough, nothing is wrong in the code. */
function brokenOff(): Error {
  const error = new Error("the right to this download has ended");
  delete error.stack;
  return error;
}
