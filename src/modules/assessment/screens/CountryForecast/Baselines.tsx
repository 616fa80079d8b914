import { useMessages } from "#ui/messages.ts";
import { Section } from "#ui/page/Section.tsx";
import type { Column } from "#ui/table/column.ts";
import { DataTable } from "#ui/table/DataTable.tsx";
import { Bdi } from "#ui/text/Bdi.tsx";
import type { UnitForecastAnswer } from "../../contract.ts";
import type { Figures } from "../../model/forecast/figures.ts";
import { useForecastWords } from "../Forecast/forecast-words.ts";

type Row = { readonly key: string; readonly name: string; readonly figures: Figures };

/** The next month as four simple rules would say it: a forecast that says no more than they do is not worth its name. */
export function Baselines({ answer }: { answer: UnitForecastAnswer }) {
  const t = useMessages();
  const say = useForecastWords();
  const [next] = answer.months;
  const rows: Row[] = [
    ...(next ? [{ key: "model", name: t("assessment.screen.country.model"), figures: next.figures }] : []),
    ...answer.baselines.map(({ name, figures }) => ({ key: name, name: t(`assessment.baseline.${name}`), figures })),
  ];
  const columns: readonly Column<Row>[] = [
    { key: "rule", title: t("assessment.screen.country.rule"), kind: "text", value: ({ name }) => name },
    { key: "median", title: t("assessment.screen.forecast.median"), kind: "number", value: ({ figures }) => figures.median },
    { key: "most", title: t("assessment.screen.forecast.most"), kind: "number", value: ({ figures }) => figures.most[1], cell: ({ figures }) => <Bdi>{say.between(figures.most)}</Bdi> },
    { key: "of25", title: t("assessment.screen.forecast.chance.of25"), kind: "number", value: ({ figures }) => figures.chances.of25, cell: ({ figures }) => <Bdi>{say.chance(figures.chances.of25)}</Bdi> },
  ];
  return (
    <Section title={t("assessment.screen.country.baselines")} lead={t("assessment.screen.country.baselines-lead")}>
      <DataTable caption={t("assessment.screen.country.baselines")} isCaptionHidden columns={columns} rows={rows} rowKey={({ key }) => key} />
    </Section>
  );
}
