import { Worker } from "node:worker_threads";
import type { Basis, UnitForecast } from "../model/forecast/compute.ts";

type Told = { readonly share: number } | { readonly forecasts: UnitForecast[] };

/**
 * Computes the forecasts of a basis in a thread of its own. `progress` is heard with the share that is done, and stops the thread by throwing. Memory is
 * bounded, so that a table gone wild ends in a failed job and not in a server that is gone.
 */
export async function runForecastWorker({ target, first, last, units, series }: Basis, progress: (share: number) => Promise<void>): Promise<UnitForecast[]> {
  const worker = new Worker(new URL("./forecast-worker.ts", import.meta.url), { workerData: { target, first, last, units, series }, resourceLimits: { maxOldGenerationSizeMb: 900 } });
  try {
    return await new Promise((resolve, reject) => {
      worker.once("error", reject);
      worker.once("exit", (code) => reject(new Error(`the forecast ended early with ${code}`)));
      worker.on("message", (told: Told) => {
        if ("forecasts" in told) resolve(told.forecasts);
        else progress(told.share).catch(reject);
      });
    });
  } finally {
    await worker.terminate();
  }
}
