import { useRef, useState } from "react";
import { api } from "#ui/api.ts";
import { useRecordChanges } from "#ui/record/record.ts";

export type Draft = { readonly id: string; readonly version: number };

/** The server takes no more in one file, packed or not. */
export const mostFileBytes = 100_000_000;

/** A record whose rows come from a file: saving writes the draft and sends the file. When a row cannot be read the draft stays, and the next attempt goes on with it. */
export function useBringIn(path: string, kind: string, compartmentId: string, given: Draft | undefined) {
  const changes = useRecordChanges(path, kind);
  const [file, setFile] = useState<File>();
  const draft = useRef(given);
  const save = async (content: unknown): Promise<Draft> => {
    const stored = draft.current === undefined ? await changes.create(compartmentId, content) : await changes.save(draft.current.id, draft.current.version, content);
    draft.current = stored;
    await api.send("POST", `/api/${path}/${stored.id}/rows`, file);
    return stored;
  };
  return { file, setFile, save };
}
