import { existsSync } from "node:fs";
import { join } from "node:path";

/** The published events lie beside the repository and are never copied into it. */
const file = join(import.meta.dirname, "..", "..", "..", "shared", "data", "ucdp-ged-21-1", "ged211_extract_1989_2018.csv.gz");

export const realEvents = existsSync(file) ? file : undefined;
export const realEventsAbsent = "The folder shared/data is not beside the repository, so this part did not run.";
