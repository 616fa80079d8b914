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
import { chancesQuery } from "./chances-query.ts";

/** From what and by what the chances were made, so that somebody else can make them again. */
export function Basis({ runId }: { runId: string }) {
  const t = useMessages();
  const format = useFormat();
  const { basis, estimate } = useSuspenseQuery(chancesQuery(runId)).data;
  const madeBy = useMadeBy(estimate, "assessment.screen.killing.model");
  const facts = (name: string) => t(`assessment.screen.forecast.basis.${name}`);
  return (
    <Section title={t("assessment.screen.forecast.basis")} lead={<>{t("assessment.screen.killing.basis-lead")} <MethodLink method="mass-killing" /></>}>
      {basis === null ? <p>{t("assessment.screen.forecast.not-frozen")}</p> : (
        <KeyValue items={[
          { key: t("assessment.country-table"), value: basis.tableTitle === null ? undefined : <Link href={`/${tablePath}/${basis.tableId}`}><Bdi>{basis.tableTitle}</Bdi></Link> },
          { key: t("assessment.screen.killing.until"), value: String(basis.until) },
          { key: t("assessment.screen.killing.onsets"), value: format.number(basis.onsets) },
          { key: facts("frozen-at"), value: format.dateTime(basis.frozenAt) },
          { key: facts("digest"), value: <code>{basis.sha256}</code> },
          ...madeBy,
        ]} />
      )}
    </Section>
  );
}
