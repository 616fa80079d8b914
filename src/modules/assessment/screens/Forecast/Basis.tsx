import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "wouter";
import { useFormat } from "#ui/format.ts";
import { useMessages } from "#ui/messages.ts";
import { KeyValue } from "#ui/page/KeyValue.tsx";
import { MethodLink } from "#ui/page/MethodLink.tsx";
import { Section } from "#ui/page/Section.tsx";
import { Bdi } from "#ui/text/Bdi.tsx";
import { tablePath } from "../country-table-path.ts";
import { useMadeBy } from "../use-made-by.tsx";
import { forecastsQuery } from "./forecast-query.ts";

/** From what and by what a forecast was made, so that somebody else can make it again. */
export function Basis({ runId }: { runId: string }) {
  const t = useMessages();
  const format = useFormat();
  const { basis, estimate } = useSuspenseQuery(forecastsQuery(runId)).data;
  const madeBy = useMadeBy(estimate, "assessment.screen.forecast.model");
  const facts = (name: string) => t(`assessment.screen.forecast.basis.${name}`);
  return (
    <Section title={t("assessment.screen.forecast.basis")} lead={<>{t("assessment.screen.forecast.basis-lead")} <MethodLink method="forecasts" /></>}>
      {basis === null ? <p>{t("assessment.screen.forecast.not-frozen")}</p> : (
        <KeyValue items={[
          { key: facts("dataset"), value: <Bdi>{basis.dataset}</Bdi> },
          { key: facts("releases"), value: format.list(basis.releases) },
          { key: facts("months"), value: t("assessment.screen.forecast.from-to", { from: format.month(basis.first), to: format.month(basis.last) }) },
          ...(basis.table === null ? [] : [{ key: t("assessment.country-table"), value: basis.table.title === null ? undefined : <Link href={`/${tablePath}/${basis.table.id}`}><Bdi>{basis.table.title}</Bdi></Link> }]),
          { key: facts("events"), value: format.number(basis.events) },
          { key: facts("uncounted"), value: format.number(basis.uncounted) },
          { key: facts("frozen-at"), value: format.dateTime(basis.frozenAt) },
          { key: facts("digest"), value: <code>{basis.sha256}</code> },
          ...madeBy,
        ]} />
      )}
    </Section>
  );
}
