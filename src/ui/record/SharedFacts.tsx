import type { SharedFact } from "#platform/rules/shared-view.ts";
import { useFormat } from "../format.ts";
import { useLanguage, useMessages } from "../messages.ts";
import { KeyValue } from "../page/KeyValue.tsx";
import { Bdi } from "../text/Bdi.tsx";
import { UserText } from "../text/UserText.tsx";

/** A record as a partner sees it, fact by fact. */
export function SharedFacts({ facts }: { facts: readonly SharedFact[] }) {
  const t = useMessages();
  return <KeyValue items={facts.map((fact) => ({ key: t(fact.name), value: <FactValue fact={fact} /> }))} />;
}

function FactValue({ fact }: { fact: SharedFact }) {
  const t = useMessages();
  const format = useFormat();
  const { language } = useLanguage();
  if (fact.is === "date") return <>{fact.date === null ? t("ui.not-known") : format.partialDate(fact.date)}</>;
  const lines = fact.is === "text" ? fact.lines : fact.is === "words" ? fact.keys.map((key) => t(key)) : fact.names.map((names) => names[language] ?? names["en"] ?? "");
  if (lines.length === 0) return <>{t("ui.not-known")}</>;
  return <>{lines.map((line) => (isParagraph(line) ? <UserText key={line} text={line} /> : <div key={line}><Bdi>{line}</Bdi></div>))}</>;
}

/** A name stands where the page's own words stand; a text of its own runs in its own direction. */
function isParagraph(line: string): boolean {
  return line.length > 200 || line.includes("\n");
}
