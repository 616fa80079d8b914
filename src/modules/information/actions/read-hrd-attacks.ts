import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { basename } from "node:path";
import { expand } from "#platform/files/expand.ts";
import { jsonElements } from "#platform/files/json-elements.ts";
import { defaultFileLimits } from "#platform/files/limits.ts";
import { refuse } from "#platform/refusal.ts";
import { readAnnotatedAttack, type AnnotatedAttack } from "../model/import/hrd-attacks.ts";
import { countryOf } from "./import-reader.ts";

/** One transaction brings them all in; the published set has 500. */
const mostArticles = 5_000;

/** Reads a whole file of annotated articles before anything of it is stored. One that is not as it should be refuses the file, and is named. */
export async function readHrdAttacks(path: string): Promise<readonly AnnotatedAttack[]> {
  const file = basename(path);
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile()) return refuse("information.import-file-not-found", { values: { file } });
  const source = createReadStream(path);
  const attacks = new Map<string, AnnotatedAttack>();
  try {
    const { chunks } = await expand(source, path, { bytesRead: 0, bytesTotal: found.size }, defaultFileLimits);
    let article = 0;
    for await (const { value } of jsonElements(chunks, defaultFileLimits)) {
      article += 1;
      const attack = readAnnotatedAttack(value, countryOf);
      if ("fault" in attack) return refuse("information.hrd-attacks-other-format", { values: { file, article, field: attack.fault || "–" } });
      if (attacks.has(attack.key)) return refuse("information.hrd-attacks-repeated", { values: { file, article } });
      if (attacks.size === mostArticles) return refuse("information.hrd-attacks-too-many", { values: { file, most: mostArticles } });
      attacks.set(attack.key, attack);
    }
  } finally {
    source.destroy();
  }
  return attacks.size === 0 ? refuse("information.hrd-attacks-empty", { values: { file } }) : [...attacks.values()];
}
