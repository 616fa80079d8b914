import { Worker } from "node:worker_threads";

/** What a thread says while it works, and at its end. */
type Told<Answer> = { readonly share: number } | { readonly answer: Answer };

/**
 * Lets a file work on some data in a thread of its own, so that the server goes on answering meanwhile. `progress` is heard with the share that is done, and stops the thread by throwing. Memory is bounded, so that a table gone wild
 * ends in a failed job and not in a server that is gone.
 */
export async function inThread<Answer>(file: URL, data: unknown, progress: (share: number) => Promise<void>): Promise<Answer> {
  const worker = new Worker(file, { workerData: data, resourceLimits: { maxOldGenerationSizeMb: 900 } });
  try {
    return await new Promise((resolve, reject) => {
      worker.once("error", reject);
      worker.once("exit", (code) => reject(new Error(`the thread ended early with ${code}`)));
      worker.on("message", (told: Told<Answer>) => {
        if ("answer" in told) resolve(told.answer);
        else progress(told.share).catch(reject);
      });
    });
  } finally {
    await worker.terminate();
  }
}
