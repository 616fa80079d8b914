import { createHash } from "node:crypto";
import { refuse } from "../refusal.ts";
import { Header, openManifest, parseJson, sha256, type Manifest } from "./manifest.ts";
import { readSealed } from "./sealed-file.ts";
import { travellingSecrets } from "./secret-files.ts";
import type { Table } from "./tables.ts";
import { readTar, type Entry } from "./tar.ts";

export type ReadBackup = { readonly header: Header; readonly manifest: Manifest; readonly secrets: ReadonlyMap<string, Buffer> };

/** Where the rows go: into tables, or nowhere when a backup is only verified. */
export type Receiver = {
  begin(header: Header): Promise<void>;
  /** Takes all rows of a table and answers how many they were. */
  rows(table: Table, chunks: AsyncIterable<Buffer>): Promise<number>;
};

/** Reads a backup once from start to end and checks every count, every sum and the signature over them. */
export async function readBackup(file: string, identities: readonly string[], receiver: Receiver): Promise<ReadBackup> {
  return readSealed(file, identities, async (bytes) => {
    const entries = lookingAhead(readTar(bytes));
    const headerBytes = await entries.take("header.json");
    const header = parseJson(Header, headerBytes, "header.json");
    await receiver.begin(header);
    const tables: Manifest["tables"] = {};
    for (const table of header.tables) tables[table.name] = await receive(entries, table, receiver);
    const secrets = new Map<string, Buffer>();
    for (const name of travellingSecrets) {
      if ((await entries.next()) === `secrets/${name}`) secrets.set(name, await entries.take(`secrets/${name}`));
    }
    const manifest = openManifest(await entries.take("manifest.json"), await entries.take("manifest.sig"));
    if ((await entries.next()) !== undefined) refuse("backup.damaged", { values: { place: "end" } });
    compare(manifest, { header: sha256(headerBytes), tables, secrets });
    return { header, manifest, secrets };
  });
}

/** Verifying counts line ends: the text form of COPY writes each row on one line. */
export const onlyCounting: Receiver = {
  begin: async () => undefined,
  rows: async (_table, chunks) => {
    let rows = 0;
    for await (const chunk of chunks) for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) rows += 1;
    return rows;
  },
};

type Entries = ReturnType<typeof lookingAhead>;

async function receive(entries: Entries, table: Table, receiver: Receiver): Promise<Manifest["tables"][string]> {
  const hash = createHash("sha256");
  const prefix = `tables/${table.name}/`;
  const pieces = async function* () {
    for (let name = await entries.next(); name?.startsWith(prefix); name = await entries.next()) {
      const body = await entries.take(name);
      hash.update(body);
      yield body;
    }
  };
  const rows = await receiver.rows(table, pieces());
  return { rows, sha256: hash.digest("hex") };
}

function compare(manifest: Manifest, found: { header: string; tables: Manifest["tables"]; secrets: ReadonlyMap<string, Buffer> }): void {
  if (manifest.header !== found.header) refuse("backup.damaged", { values: { place: "header.json" } });
  for (const name of new Set([...Object.keys(manifest.tables), ...Object.keys(found.tables)])) {
    const [said, read] = [manifest.tables[name], found.tables[name]];
    if (!said || !read || said.rows !== read.rows || said.sha256 !== read.sha256) refuse("backup.damaged", { values: { place: name } });
  }
  for (const name of new Set([...Object.keys(manifest.secrets), ...found.secrets.keys()])) {
    const read = found.secrets.get(name);
    if (!read || sha256(read) !== manifest.secrets[name]) refuse("backup.damaged", { values: { place: name } });
  }
}

/** Entries with a look at the name of the next one. */
function lookingAhead(source: AsyncGenerator<Entry>) {
  let ahead: IteratorResult<Entry, void> | undefined;
  const peek = async () => (ahead ??= await source.next());
  return {
    next: async (): Promise<string | undefined> => {
      const found = await peek();
      return found.done ? undefined : found.value.name;
    },
    take: async (name: string): Promise<Buffer> => {
      const found = await peek();
      if (found.done || found.value.name !== name) return refuse("backup.damaged", { values: { place: name } });
      ahead = undefined;
      return found.value.body;
    },
  };
}
