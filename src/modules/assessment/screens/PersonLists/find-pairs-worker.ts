import { isFault, type PeopleFault } from "../../model/person-lists/fault.ts";
import type { PeopleTable } from "../../model/person-lists/listed.ts";
import { pairsOnLists, type PairsOnLists } from "../../model/person-lists/pairs-on-lists.ts";
import { readTable } from "./read-table.ts";

/** Lists of people, and a sheet of decisions about them that was saved before. */
export type AskedPairs = { readonly lists: readonly File[]; readonly sheet: File | undefined };
export type Fault = PeopleFault | { readonly fault: "unreadable" | "unexpected"; readonly values: PeopleFault["values"] };
export type PairsAnswer = { readonly is: "progress"; readonly share: number } | { readonly is: "fault"; readonly fault: Fault } | { readonly is: "found"; readonly found: PairsOnLists };

/** In a thread of its own on this device: the page goes on answering, and no name goes anywhere else. */
addEventListener("message", ({ data }: MessageEvent<AskedPairs>) => void find(data).then(answer));

function answer(told: PairsAnswer): void {
  postMessage(told);
}

async function find({ lists, sheet }: AskedPairs): Promise<PairsAnswer> {
  try {
    const tables: PeopleTable[] = [];
    for (const file of sheet === undefined ? lists : [...lists, sheet]) {
      const table = await read(file);
      if ("fault" in table) return { is: "fault", fault: table };
      tables.push(table);
    }
    const found = pairsOnLists(tables.slice(0, lists.length), tables[lists.length], (share) => answer({ is: "progress", share }));
    return isFault(found) ? { is: "fault", fault: found } : { is: "found", found };
  } catch {
    // What failed may be told with words of a list, so it is told to nobody.
    return { is: "fault", fault: { fault: "unexpected", values: {} } };
  }
}

/** A file that was changed or moved since it was chosen cannot be read any more. */
async function read(file: File): Promise<PeopleTable | Fault> {
  const bytes = await file.arrayBuffer().catch(() => undefined);
  return bytes === undefined ? { fault: "unreadable", values: { file: file.name } } : readTable(file.name, new Uint8Array(bytes));
}
