import { useFormat } from "#ui/format.ts";
import { useMessages } from "#ui/messages.ts";
import { Section } from "#ui/page/Section.tsx";
import type { Column } from "#ui/table/column.ts";
import { DataTable } from "#ui/table/DataTable.tsx";
import { Bdi } from "#ui/text/Bdi.tsx";
import type { UnitForecastAnswer } from "../../contract.ts";
import { useUnitWords } from "../unit-words.ts";

type Reason = NonNullable<UnitForecastAnswer["reason"]>;

/** What goes with the forecast, by family of predictors, and past situations like this one. An association, and said to be one. */
export function Why({ answer: { reason } }: { answer: UnitForecastAnswer }) {
  const t = useMessages();
  if (reason === null) return null;
  return (
    <>
      <Section title={t("assessment.screen.country.why")} lead={t("assessment.screen.country.why-lead")}>
        <Families families={reason.families} />
      </Section>
      <Section title={t("assessment.screen.country.alike")} lead={t("assessment.screen.country.alike-lead")}>
        <Alike alike={reason.alike} />
      </Section>
    </>
  );
}

function Families({ families }: { families: Reason["families"] }) {
  const t = useMessages();
  const format = useFormat();
  const columns: readonly Column<Reason["families"][number]>[] = [
    { key: "family", title: t("assessment.screen.country.family"), kind: "text", value: ({ family }) => t(`assessment.predictors.${family}`) },
    {
      key: "part", title: t("assessment.screen.country.part"), kind: "number", value: ({ part }) => part,
      cell: ({ part }) => <Bdi>{t("assessment.screen.country.times", { factor: format.number(Math.exp(Math.abs(part)), { maximumFractionDigits: 1 }), direction: Math.abs(part) < 0.05 ? "none" : part > 0 ? "more" : "less" })}</Bdi>,
    },
  ];
  return <DataTable caption={t("assessment.screen.country.why")} isCaptionHidden columns={columns} rows={families} rowKey={({ family }) => family} />;
}

function Alike({ alike }: { alike: Reason["alike"] }) {
  const t = useMessages();
  const format = useFormat();
  const name = useUnitWords(alike.map(({ unit }) => unit));
  const columns: readonly Column<Reason["alike"][number]>[] = [
    { key: "country", title: t("assessment.screen.forecast.country"), kind: "text", value: ({ unit }) => name(unit) },
    { key: "month", title: t("assessment.screen.country.at-end-of"), kind: "text", value: ({ month }) => month, cell: ({ month }) => format.month(month) },
    { key: "followed", title: t("assessment.screen.country.followed"), kind: "number", value: ({ followed }) => followed },
  ];
  return <DataTable caption={t("assessment.screen.country.alike")} isCaptionHidden columns={columns} rows={alike} rowKey={({ unit, month }) => `${unit} ${month}`} />;
}
