import { useFormat } from "#ui/format.ts";
import { useMessages } from "#ui/messages.ts";
import { MethodLink } from "#ui/page/MethodLink.tsx";
import { Section } from "#ui/page/Section.tsx";
import type { Column } from "#ui/table/column.ts";
import { DataTable } from "#ui/table/DataTable.tsx";
import type { PairReason } from "../../model/event-pair.ts";
import { levelKey } from "./level-key.ts";
import type { EventPair } from "./pair-answers.ts";

/** Less than this moves nobody's judgement. */
const leastBits = 0.05;

/** What each field says for or against, as it was computed when the pair was found. */
export function Reasons({ pair }: { pair: EventPair }) {
  const t = useMessages();
  const format = useFormat();
  const level = (reason: PairReason) => (reason.level === null ? t("information.screen.pairs.level.untold") : t(`information.screen.pairs.level.${reason.field}.${levelKey(reason.level)}`));
  const weight = ({ bits }: PairReason) => {
    const number = format.number(Math.abs(bits), { maximumFractionDigits: 1, minimumFractionDigits: 1 });
    return t(`information.screen.pairs.weight.${Math.abs(bits) < leastBits ? "none" : bits > 0 ? "for" : "against"}`, { number });
  };
  const columns: readonly Column<PairReason>[] = [
    { key: "field", title: t("information.screen.pairs.reason-field"), kind: "text", isSortable: false, value: ({ field }) => t(`information.screen.pairs.reason-of.${field}`) },
    { key: "level", title: t("information.screen.pairs.reason-level"), kind: "text", isSortable: false, value: level },
    { key: "weight", title: t("information.screen.pairs.reason-weight"), kind: "text", isSortable: false, value: weight },
  ];
  return (
    <Section title={t("information.screen.pairs.why")} lead={<>{t("information.screen.pairs.why-lead", { when: format.date(pair.matchedAt), version: pair.modelVersion ?? "", isKnown: pair.modelVersion === null ? "no" : "yes" })} <MethodLink method="matching" /></>}>
      <DataTable caption={t("information.screen.pairs.why")} isCaptionHidden columns={columns} rows={pair.reasons} rowKey={({ field }) => field} />
    </Section>
  );
}
