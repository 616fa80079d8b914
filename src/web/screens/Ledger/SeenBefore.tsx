import { useSuspenseQuery } from "@tanstack/react-query";
import * as v from "valibot";
import { api } from "#ui/api.ts";
import { useFormat } from "#ui/format.ts";
import { useMessages } from "#ui/messages.ts";
import { Notice } from "#ui/page/Notice.tsx";
import { isBeginningOf, readNote, Seen } from "./consistency.ts";
import { type Checkpoint } from "./ledger-answers.ts";

const storageKey = "vigie.ledger";
const Consistency = v.object({ checkpoint: v.string(), proof: v.nullable(v.array(v.string())) });

/** What this browser saw of the ledger on its last visit, and whether today's begins with it. */
export function SeenBefore({ checkpoint }: { checkpoint: Checkpoint }) {
  const t = useMessages();
  const format = useFormat();
  const { data } = useSuspenseQuery({ queryKey: ["ledger", "seen", checkpoint.size], queryFn: () => compare(checkpoint), staleTime: Infinity });
  if (data.seen === undefined) return <p>{t("web.ledger.seen-first")}</p>;
  const values = { size: data.seen.size, when: format.dateTime(data.seen.at) };
  if (data.isBeginning) return <p>{t("web.ledger.seen-same", values)}</p>;
  return <Notice><p role="alert"><strong>{t("web.ledger.seen-other", values)}</strong></p></Notice>;
}

/** Kept only once it has been shown to go on from what was kept before; what does not is kept nowhere, so that it is said again. */
async function compare(checkpoint: Checkpoint): Promise<{ seen?: Seen; isBeginning: boolean }> {
  const seen = kept();
  if (!seen) {
    keep(checkpoint.note, checkpoint.at);
    return { isBeginning: true };
  }
  const answer = await api.get("/api/ledger/consistency", { from: seen.size }, Consistency);
  const now = readNote(answer.checkpoint);
  const isBeginning = now !== undefined && answer.proof !== null && (await isBeginningOf(seen, now, answer.proof));
  if (isBeginning) keep(answer.checkpoint, new Date().toISOString());
  return { seen, isBeginning };
}

function kept(): Seen | undefined {
  try {
    return v.parse(Seen, JSON.parse(localStorage.getItem(storageKey) ?? ""));
  } catch {
    return undefined;
  }
}

function keep(note: string, at: string): void {
  const read = readNote(note);
  if (read) localStorage.setItem(storageKey, JSON.stringify({ ...read, at }));
}
