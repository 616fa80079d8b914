import { useMessages } from "#ui/messages.ts";
import { isolate } from "#ui/text/isolate.ts";
import type { OriginBehind } from "../model/origins.ts";

/** How the words that several accounts of one origin share are said: why they are one. `nameOf` says a shared name as somebody wrote it. */
export function useOriginReasons(nameOf: (word: string) => string): (origin: OriginBehind) => string {
  const t = useMessages();
  return ({ shared }) => [...new Set(toldApart(shared).map((word) => t(`information.screen.origins.why.${kindOf(word)}`, { name: isolate(nameOf(word)) })))].join(" ");
}

/** Accounts that count as one origin, and why, for each origin with more than one of them. */
export function OriginReasons({ origins, nameOf }: { origins: readonly OriginBehind[]; nameOf: (word: string) => string }) {
  const t = useMessages();
  const why = useOriginReasons(nameOf);
  const repeated = origins.filter(({ ids }) => ids.length > 1);
  if (repeated.length === 0) return null;
  return <ul>{repeated.map((origin) => <li key={origin.ids.join(" ")}>{t("information.screen.origins.one", { count: origin.ids.length })} {why(origin)}</li>)}</ul>;
}

function kindOf(word: string): string {
  return word.slice(0, word.indexOf(" "));
}

/** Where a whole data set is shared, so is its name: said once. */
function toldApart(words: readonly string[]): readonly string[] {
  const isOfDataset = words.some((word) => kindOf(word) === "dataset");
  return isOfDataset ? words.filter((word) => kindOf(word) !== "name" || !words.includes(`dataset ${word.slice(5).replaceAll(" ", "-")}`)) : words;
}
