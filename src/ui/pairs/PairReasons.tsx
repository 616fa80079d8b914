import type { ReactNode } from "react";
import { useFormat } from "../format.ts";
import { useMessages } from "../messages.ts";
import { Section } from "../page/Section.tsx";
import type { Column } from "../table/column.ts";
import { DataTable } from "../table/DataTable.tsx";

/** What one thing says for or against two being one, in bits, and on which level they agree in it, both in words. */
export type ReasonLine = { readonly field: string; readonly level: string; readonly bits: number };

/** Less than this moves nobody's judgement. */
const leastBits = 0.05;

/** Why two may be one, thing by thing. `words` is where the sentences stand: `<words>.why`, `<words>.reason-field` … and `<words>.weight.for`. */
export function PairReasons({ words, lead, reasons }: { words: string; lead: ReactNode; reasons: readonly ReasonLine[] }) {
  const t = useMessages();
  const format = useFormat();
  const weight = ({ bits }: ReasonLine) => {
    const number = format.number(Math.abs(bits), { maximumFractionDigits: 1, minimumFractionDigits: 1 });
    return t(`${words}.weight.${Math.abs(bits) < leastBits ? "none" : bits > 0 ? "for" : "against"}`, { number });
  };
  const columns: readonly Column<ReasonLine>[] = [
    { key: "field", title: t(`${words}.reason-field`), kind: "text", isSortable: false, value: ({ field }) => field },
    { key: "level", title: t(`${words}.reason-level`), kind: "text", isSortable: false, value: ({ level }) => level },
    { key: "weight", title: t(`${words}.reason-weight`), kind: "text", isSortable: false, value: weight },
  ];
  return (
    <Section title={t(`${words}.why`)} lead={lead}>
      <DataTable caption={t(`${words}.why`)} isCaptionHidden columns={columns} rows={reasons} rowKey={({ field }) => field} />
    </Section>
  );
}
