import { useQuery } from "@tanstack/react-query";
import { useParams } from "wouter";
import { LinkButton } from "#ui/button/LinkButton.tsx";
import { useFormat } from "#ui/format.ts";
import { useMessages } from "#ui/messages.ts";
import { KeyValue } from "#ui/page/KeyValue.tsx";
import { Section } from "#ui/page/Section.tsx";
import { LinkedName } from "#ui/record/LinkedName.tsx";
import { RecordPage } from "#ui/record/RecordPage.tsx";
import { recordQuery, useRecord } from "#ui/record/record.ts";
import { DataTable } from "#ui/table/DataTable.tsx";
import { Bdi } from "#ui/text/Bdi.tsx";
import { Clock } from "#ui/text/Clock.tsx";
import { UserText } from "#ui/text/UserText.tsx";
import { Case } from "../../model/case/case.ts";
import { Exchange } from "../../model/exchange/exchange.ts";
import { caseKindName, casePath } from "../case-path.ts";
import { exchangeKindName, exchangePath } from "../partner-path.ts";
import styles from "../protection.module.css";

/** One entry of the timeline: with whom, how, what was said, what is needed. */
export function ExchangeScreen() {
  const t = useMessages();
  const format = useFormat();
  const { id = "" } = useParams<{ id: string }>();
  const record = useRecord(exchangePath, exchangeKindName, id, Exchange);
  const { content, linked, state } = record;
  const say = (name: string) => t(`protection.screen.exchange.${name}`);
  const words = (text: string) => (text === "" ? undefined : <UserText text={text} lang={content.language} />);
  return (
    <RecordPage
      path={exchangePath}
      record={record}
      label={content.label}
      breadcrumbs={[{ to: "/exchanges", text: t("protection.exchange.many") }]}
      actions={record.mayEdit ? <LinkButton to={`/exchanges/${id}/edit`} look="main">{t("protection.screen.edit")}</LinkButton> : undefined}
    >
      <KeyValue items={[
        { key: say("kind"), value: t(`protection.exchange-kind.${content.exchangeKind}`) },
        { key: say("partners"), value: <ul className={styles["plain"]}>{content.partners.map((one) => <li key={one}><LinkedName linked={linked} id={one} otherwise={t("ui.record.not-open")} /></li>)}</ul> },
        { key: say("on"), value: content.on === null ? undefined : format.date(content.on) },
        { key: say("at"), value: content.at === null ? undefined : <Bdi>{content.at}</Bdi> },
        { key: say("way"), value: t(`protection.contact-way.${content.way}`) },
        { key: say("place"), value: content.place === "" ? undefined : <Bdi>{content.place}</Bdi> },
        { key: say("topics"), value: words(content.topics) },
        { key: say("account"), value: words(content.account) },
        { key: say("follow-up"), value: content.followUpOn === null ? undefined : <>{format.date(content.followUpOn)} {(state === "planned" || state === "held") && <Clock dueAt={`${content.followUpOn}T23:59:59Z`} />}</> },
      ]} />
      {content.caseId !== null && <Referral content={content} caseId={content.caseId} isOpen={linked.some((one) => one.id === content.caseId)} name={<LinkedName linked={linked} id={content.caseId} otherwise={t("ui.record.not-open")} />} />}
      <Section title={say("needs")} lead={say("needs-lead")}>
        {content.needs.length === 0 ? <p>{say("no-needs")}</p> : (
          <DataTable
            isStacked
            caption={say("needs")}
            isCaptionHidden
            rows={content.needs}
            rowKey={({ key }) => key}
            columns={[
              { key: "what", title: say("need-what"), kind: "text", value: ({ what }) => what },
              { key: "state", title: say("need-state"), kind: "text", value: (need) => t(`protection.need-state.${need.state}`) },
              { key: "done", title: say("need-done"), kind: "text", value: ({ done }) => done },
            ]}
          />
        )}
      </Section>
    </RecordPage>
  );
}

function Referral({ content, caseId, isOpen, name }: { content: Exchange; caseId: string; isOpen: boolean; name: React.ReactNode }) {
  const t = useMessages();
  const format = useFormat();
  const say = (key: string) => t(`protection.screen.exchange.${key}`);
  const about = useQuery({ ...recordQuery(casePath, caseKindName, caseId, Case), enabled: isOpen }).data?.content;
  const codes = about?.people.filter(({ key }) => content.people.includes(key)).map(({ code }) => code) ?? [];
  return (
    <Section title={say("referral")} lead={say("referral-lead")}>
      <KeyValue items={[
        { key: say("case"), value: name },
        { key: say("people"), value: codes.length === 0 ? undefined : <Bdi>{format.list(codes)}</Bdi> },
        { key: say("tool"), value: <Bdi>{content.tool}</Bdi> },
        { key: say("other-procedures"), value: content.otherProcedures === "" ? undefined : <Bdi>{content.otherProcedures}</Bdi> },
        { key: say("answer"), value: content.answer === "" ? undefined : <UserText text={content.answer} lang={content.language} /> },
      ]} />
    </Section>
  );
}
