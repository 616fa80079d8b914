import { Link } from "wouter";
import { useFormat } from "#ui/format.ts";
import { useMessages } from "#ui/messages.ts";
import { Section } from "#ui/page/Section.tsx";
import type { Column } from "#ui/table/column.ts";
import { DataTable } from "#ui/table/DataTable.tsx";
import { Bdi } from "#ui/text/Bdi.tsx";
import type { UnitForecastAnswer } from "../../contract.ts";
import { forecastPath } from "../forecast-path.ts";
import { useForecastWords } from "../Forecast/forecast-words.ts";

type Row = NonNullable<UnitForecastAnswer["earlier"]>["months"][number];

/** What the forecast before this one said, and what happened: also where it was wrong. */
export function LastTime({ answer: { earlier } }: { answer: UnitForecastAnswer }) {
  const t = useMessages();
  const format = useFormat();
  const say = useForecastWords();
  if (earlier === null) return <Section title={t("assessment.screen.country.last-time")}><p>{t("assessment.screen.country.no-last-time")}</p></Section>;
  const outside = earlier.months.filter(({ figures, happened }) => happened < figures.most[0] || happened > figures.most[1]).length;
  const columns: readonly Column<Row>[] = [
    { key: "month", title: t("ui.chart.month"), kind: "text", value: ({ month }) => month, cell: ({ month }) => format.month(month) },
    { key: "median", title: t("assessment.screen.country.said"), kind: "number", value: ({ figures }) => figures.median },
    { key: "most", title: t("assessment.screen.forecast.most"), kind: "number", value: ({ figures }) => figures.most[1], cell: ({ figures }) => <Bdi>{say.between(figures.most)}</Bdi> },
    { key: "happened", title: t("assessment.screen.country.happened"), kind: "number", value: ({ happened }) => happened },
  ];
  return (
    <Section
      title={t("assessment.screen.country.last-time")}
      lead={<>{t("assessment.screen.country.last-time-lead", { months: earlier.months.length, outside })} <Link href={`/${forecastPath}/${earlier.id}`}>{t("assessment.screen.country.to-last-time", { month: format.month(earlier.last) })}</Link></>}
    >
      {earlier.months.length > 0 && <DataTable caption={t("assessment.screen.country.last-time")} isCaptionHidden columns={columns} rows={earlier.months} rowKey={({ month }) => month} />}
    </Section>
  );
}
