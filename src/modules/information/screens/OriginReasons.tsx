import { useMessages } from "#ui/messages.ts";
import { isolate } from "#ui/text/isolate.ts";
import type { OriginBehind } from "../model/origins.ts";

/** Why several accounts count as one origin, for each origin with more than one of them. `nameOf` says a shared name as somebody wrote it. */
export function OriginReasons({ origins, nameOf }: { origins: readonly OriginBehind[]; nameOf: (word: string) => string }) {
  const t = useMessages();
  const reasons = origins.filter(({ ids }) => ids.length > 1).map((origin) => ({ origin, words: toldApart(origin.shared) }));
  if (reasons.length === 0) return null;
  return (
    <ul>
      {reasons.map(({ origin: { ids }, words }) => (
        <li key={ids.join(" ")}>
          {t("information.screen.origins.one", { count: ids.length })}{" "}
          {words.map((word) => t(`information.screen.origins.why.${kindOf(word)}`, { name: isolate(nameOf(word)) })).filter((reason, index, all) => all.indexOf(reason) === index).join(" ")}
        </li>
      ))}
    </ul>
  );
}

function kindOf(word: string): string {
  return word.slice(0, word.indexOf(" "));
}

/** Where a whole data set is shared, so is its name: said once. */
function toldApart(words: readonly string[]): readonly string[] {
  const isOfDataset = words.some((word) => kindOf(word) === "dataset");
  return isOfDataset ? words.filter((word) => kindOf(word) !== "name" || !words.includes(`dataset ${word.slice(5).replaceAll(" ", "-")}`)) : words;
}
