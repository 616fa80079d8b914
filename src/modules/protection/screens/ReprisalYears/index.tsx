import { useSuspenseQuery } from "@tanstack/react-query";
import { countryName } from "#geography/model/countries.ts";
import { api } from "#ui/api.ts";
import { useLanguage, useMessages } from "#ui/messages.ts";
import { Empty } from "#ui/page/Empty.tsx";
import { Notice } from "#ui/page/Notice.tsx";
import { Page } from "#ui/page/Page.tsx";
import { DataTable } from "#ui/table/DataTable.tsx";
import { ReprisalYears } from "../../model/reprisal/reprisal-answers.ts";
import { reprisalKindName } from "../reprisal-path.ts";

/** The counts for the annual report, of the files that the reader may open. */
export function ReprisalYearsScreen() {
  const t = useMessages();
  const { language } = useLanguage();
  const say = (name: string) => t(`protection.screen.reprisal.${name}`);
  const column = (name: string) => t(`protection.reprisal-column.${name}`);
  const { data } = useSuspenseQuery({ queryKey: [reprisalKindName, "years"], queryFn: () => api.get("/api/reprisal-years", undefined, ReprisalYears) });
  return (
    <Page title={t("protection.screen.reprisals.years")} lead={say("years-lead")} label="confidential" breadcrumbs={[{ to: "/reprisals", text: t("protection.reprisal.many") }]} actions={data.items.length > 0 ? <a href="/api/reprisal-years.csv" target="_blank" rel="noopener">{say("csv")}</a> : undefined}>
      {data.isExercise && <Notice>{say("years-exercise")}</Notice>}
      {data.items.length === 0 ? <Empty why="nothing">{say("years-empty")}</Empty> : (
        <DataTable
          caption={t("protection.screen.reprisals.years")}
          isCaptionHidden
          rows={data.items}
          rowKey={({ year, country }) => `${year ?? ""} ${country}`}
          columns={[
            { key: "year", title: column("year"), kind: "code", value: ({ year }) => (year === null ? t("protection.answer.unknown") : String(year)) },
            { key: "state", title: column("state"), kind: "text", value: ({ country }) => countryName(country, language) },
            { key: "cases", title: column("cases"), kind: "number", value: ({ cases }) => cases },
            { key: "people", title: column("people"), kind: "number", value: ({ people }) => people },
            { key: "named", title: column("named"), kind: "number", value: ({ named }) => named },
            { key: "anonymised", title: column("anonymised"), kind: "number", value: ({ anonymised }) => anonymised },
            { key: "groups", title: column("groups"), kind: "number", value: ({ groupsOfUnknownSize }) => groupsOfUnknownSize, isMinor: true },
            { key: "chilling", title: column("chilling"), kind: "number", value: ({ chilling }) => chilling },
            { key: "notAssessed", title: column("not-assessed"), kind: "number", value: ({ notAssessed }) => notAssessed, isMinor: true },
          ]}
        />
      )}
    </Page>
  );
}
