import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";

const numbers = new URL("../../../numbers/", import.meta.url);

/** What numbers were computed by: the files of a method, folder by folder in the order of their names. */
export async function codeDigest(folders: readonly string[]): Promise<Buffer> {
  const digest = createHash("sha256");
  for (const folder of folders) {
    const files = (await readdir(new URL(`${folder}/`, numbers))).filter((name) => !name.endsWith(".test.ts")).toSorted();
    for (const file of files) digest.update(file).update(await readFile(new URL(`${folder}/${file}`, numbers)));
  }
  return digest.update(await readFile(new URL("random.ts", numbers))).digest();
}
