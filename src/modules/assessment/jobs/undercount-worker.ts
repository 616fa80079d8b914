import { parentPort, workerData } from "node:worker_threads";
import * as v from "valibot";
import { computeUndercount } from "../model/undercount/compute.ts";

/** A thread of its own: sampling takes some seconds of a processor. */
parentPort?.postMessage({ answer: computeUndercount(v.parse(v.string(), workerData)) });
