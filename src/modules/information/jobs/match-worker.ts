import { parentPort, workerData } from "node:worker_threads";
import { matchTellings } from "../model/match-tellings.ts";
import type { GivenTellings } from "./run-match-worker.ts";

/** A thread of its own: the server goes on answering while twenty thousand events are compared. */
const { events, matchedBefore }: GivenTellings = workerData;
parentPort?.postMessage({ answer: matchTellings(events, new Set(matchedBefore)) });
