import { useState } from "react";
import { useFormat } from "#ui/format.ts";
import { useMessages } from "#ui/messages.ts";
import { Disclosure } from "#ui/page/Disclosure.tsx";
import { Section } from "#ui/page/Section.tsx";
import type { Column } from "#ui/table/column.ts";
import { DataTable } from "#ui/table/DataTable.tsx";
import { Badge } from "#ui/text/Badge.tsx";
import { Bdi } from "#ui/text/Bdi.tsx";
import type { Case, CasePerson } from "../../model/case/case.ts";
import { consentPurposes, isStale, standingConsent, type Consent, type ConsentPurpose } from "../../model/case/consent.ts";

const tones = { yes: "good", no: "bad", "not-asked": "plain", unreachable: "warn" } as const;

/** What each person agreed to, purpose by purpose, and every answer that was ever given. */
export function ConsentTable({ content }: { content: Case }) {
  const t = useMessages();
  const say = (name: string) => t(`protection.screen.case.${name}`);
  const { people, consents } = content;
  if (people.length === 0) return null;
  const columns: readonly Column<CasePerson>[] = [
    { key: "code", title: say("person"), kind: "code", value: (row) => row.code },
    ...consentPurposes.map((purpose): Column<CasePerson> => ({
      key: purpose, title: t(`protection.consent.purpose.${purpose}`), kind: "text",
      value: (row) => t(`protection.consent.answer.${standingConsent(consents, { personKey: row.key, purpose }).answer}`),
      cell: (row) => <StandingCell consents={consents} personKey={row.key} purpose={purpose} />,
    })),
  ];
  return (
    <Section title={say("consent")} lead={say("consent-lead")}>
      <DataTable isStacked caption={say("consent")} isCaptionHidden columns={columns} rows={people} rowKey={(row) => row.key} />
      {consents.length > 0 && <Disclosure summary={say("consent-all")}><EveryAnswer content={content} /></Disclosure>}
    </Section>
  );
}

/** The answer that stands for everybody; what was said for one recipient is in the list below. */
function StandingCell({ consents, personKey, purpose }: { consents: readonly Consent[]; personKey: string; purpose: ConsentPurpose }) {
  const t = useMessages();
  const format = useFormat();
  const [now] = useState(() => new Date().toISOString());
  const { answer, on } = standingConsent(consents, { personKey, purpose });
  const word = t(`protection.consent.answer.${answer}`);
  return (
    <>
      <Badge tone={tones[answer]}>{on === null ? word : t("protection.screen.case.consent-answered", { answer: word, when: format.date(on) })}</Badge>
      {on !== null && answer === "yes" && isStale(on, now) && <div>{t("protection.screen.case.consent-stale")}</div>}
    </>
  );
}

type Row = Consent & { readonly key: string };

function EveryAnswer({ content }: { content: Case }) {
  const t = useMessages();
  const say = (name: string) => t(`protection.screen.case.${name}`);
  const codes = new Map(content.people.map(({ key, code }) => [key, code]));
  const rows: Row[] = content.consents.map((consent, index) => ({ ...consent, key: String(index) })).toReversed();
  const columns: readonly Column<Row>[] = [
    { key: "on", title: say("on"), kind: "date", value: (row) => row.on },
    { key: "person", title: say("person"), kind: "code", value: (row) => codes.get(row.personKey) ?? "" },
    { key: "purpose", title: say("purpose"), kind: "text", value: (row) => t(`protection.consent.purpose.${row.purpose}`) },
    { key: "element", title: say("element"), kind: "text", value: (row) => t(`protection.consent.element.${row.element}`) },
    { key: "recipient", title: say("recipient"), kind: "text", value: (row) => row.recipient, cell: (row) => <Bdi>{row.recipient}</Bdi> },
    { key: "answer", title: say("answer"), kind: "text", value: (row) => (row.isWithdrawal ? say("withdrawn") : t(`protection.consent.answer.${row.answer}`)) },
    { key: "how", title: say("how"), kind: "text", value: (row) => t(`protection.consent.how.${row.how}`) },
    { key: "given", title: say("given-by"), kind: "text", value: (row) => t(`protection.consent.given-by.${row.givenBy}`) },
    { key: "asked", title: say("asked-by"), kind: "text", value: (row) => row.askedBy, cell: (row) => <Bdi>{row.askedBy}</Bdi> },
    { key: "note", title: say("note"), kind: "text", value: (row) => row.note, cell: (row) => <Bdi>{row.note}</Bdi> },
  ];
  return <DataTable isStacked caption={say("consent-all")} isCaptionHidden columns={columns} rows={rows} rowKey={(row) => row.key} />;
}
