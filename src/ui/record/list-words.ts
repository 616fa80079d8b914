import { useMessages, type Translate } from "../messages.ts";
import type { FilterWords } from "../table/FilterBar.tsx";
import { isolate } from "../text/isolate.ts";
import type { ListedRecord } from "./record.ts";

type Asked = { readonly q: string; readonly state: string; readonly situation?: string };

/** The filter of a list that is narrowed down by words, state and perhaps situation, in a sentence. */
export function useListWords(): (kind: string, asked: Asked, situations?: readonly ListedRecord[]) => FilterWords {
  const t = useMessages();
  return (kind, { q, state, situation = "" }, situations = []) => {
    const known = situations.find(({ id }) => id === situation);
    const words = q.trim();
    return {
      kind,
      label: known?.label ?? "unclassified",
      sentence: t("ui.filter.said", {
        noun: t(`${kind}.many`),
        isFiltered: yes(`${words}${state}${situation}` !== ""),
        hasSituation: yes(situation !== ""),
        situation: isolate(known?.title ?? t("ui.record.not-open")),
        hasState: yes(state !== ""),
        state: stateWord(t, kind, state),
        hasWords: yes(words !== ""),
        words: isolate(words),
      }),
    };
  };
}

/** The word of a state; a state that no kind has, typed into the address, stands as it is. */
export function stateWord(t: Translate, kind: string, state: string): string {
  const key = `${kind}.state.${state}`;
  const word = t(key);
  return word === key ? state : word;
}

/** What a sentence chooses by. */
export function yes(is: boolean): "yes" | "no" {
  return is ? "yes" : "no";
}
