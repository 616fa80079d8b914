import type { ReactNode } from "react";
import { Link } from "wouter";
import { useFormat } from "#ui/format.ts";
import { useMessages } from "#ui/messages.ts";
import { Empty } from "#ui/page/Empty.tsx";
import { KeyValue } from "#ui/page/KeyValue.tsx";
import { Section } from "#ui/page/Section.tsx";
import type { LinkedHead } from "#ui/record/record.ts";
import type { Column } from "#ui/table/column.ts";
import { DataTable } from "#ui/table/DataTable.tsx";
import { Bdi } from "#ui/text/Bdi.tsx";
import { UserText } from "#ui/text/UserText.tsx";
import type { Situation } from "../../model/situation.ts";
import { CountryNames } from "../Situations/CountryNames.tsx";
import { areaWords, useAreaNames } from "../use-area-names.ts";
import styles from "./styles.module.css";

/** What the situation is about; the same now and as known on an earlier day. */
export function Overview({ content, linked, concern }: { content: Situation; linked: readonly LinkedHead[]; concern: ReactNode }) {
  const t = useMessages();
  const format = useFormat();
  const areas = useAreaNames(content.areas.length > 0 ? content.countries : []);
  return (
    <>
      {content.scope !== "" && <UserText text={content.scope} />}
      <KeyValue
        items={[
          { key: t("information.screen.situation.countries"), value: content.countries.length > 0 ? <CountryNames codes={content.countries} /> : undefined },
          { key: t("information.screen.situation.areas"), value: content.areas.length > 0 ? <ul className={styles["plain"]}>{content.areas.map((code) => <li key={code}><Bdi>{areaWords(code, areas)}</Bdi></li>)}</ul> : undefined },
          { key: t("information.screen.situation.period"), value: format.partialDate(content.period) },
          { key: t("information.screen.situation.crimes-considered"), value: content.crimesConsidered.length > 0 ? format.list(content.crimesConsidered.map((crime) => t(`information.crime.${crime}`))) : undefined },
          { key: t("information.screen.situations.review"), value: content.reviewOn === null ? undefined : format.date(content.reviewOn) },
        ]}
      />
      {concern}
      <Populations rows={content.populationsAtRisk} />
      <Perpetrators rows={content.possiblePerpetrators} linked={linked} />
      <Triggers rows={content.triggers} />
    </>
  );
}

type Population = Situation["populationsAtRisk"][number];
type Perpetrator = Situation["possiblePerpetrators"][number];
type Trigger = Situation["triggers"][number];

function Populations({ rows }: { rows: readonly Population[] }) {
  const t = useMessages();
  const columns: readonly Column<Population>[] = [
    { key: "name", title: t("information.screen.situation.population-name"), kind: "text", value: (row) => row.name },
    { key: "size", title: t("information.screen.situation.population-size"), kind: "text", value: (row) => row.size },
    { key: "why", title: t("information.screen.situation.population-why"), kind: "text", value: (row) => row.why, cell: (row) => <UserText text={row.why} />, isSortable: false },
  ];
  return <Rows title={t("information.screen.situation.populations")} none={t("information.screen.situation.no-populations")} columns={columns} rows={rows} />;
}

function Perpetrators({ rows, linked }: { rows: readonly Perpetrator[]; linked: readonly LinkedHead[] }) {
  const t = useMessages();
  const nameOf = ({ name, actorId }: Perpetrator) => (linked.some(({ id }) => id === actorId) ? <Link href={`/actors/${actorId}`}><Bdi>{name}</Bdi></Link> : <Bdi>{name}</Bdi>);
  const columns: readonly Column<Perpetrator>[] = [
    { key: "name", title: t("information.screen.situation.perpetrator-name"), kind: "text", value: (row) => row.name, cell: nameOf },
    { key: "confidence", title: t("information.screen.situation.confidence"), kind: "text", value: (row) => t(`information.confidence.${row.confidence}`) },
    { key: "why", title: t("information.screen.situation.perpetrator-why"), kind: "text", value: (row) => row.why, cell: (row) => <UserText text={row.why} />, isSortable: false },
  ];
  return <Rows title={t("information.screen.situation.perpetrators")} none={t("information.screen.situation.no-perpetrators")} columns={columns} rows={rows} />;
}

function Triggers({ rows }: { rows: readonly Trigger[] }) {
  const t = useMessages();
  const format = useFormat();
  const columns: readonly Column<Trigger>[] = [
    { key: "when", title: t("information.screen.situation.trigger-when"), kind: "text", value: (row) => row.when, cell: (row) => format.partialDate(row.when) },
    { key: "what", title: t("information.screen.situation.trigger-what"), kind: "text", value: (row) => row.what },
  ];
  return <Rows title={t("information.screen.situation.triggers")} none={t("information.screen.situation.no-triggers")} columns={columns} rows={rows.toSorted((one, other) => one.when.localeCompare(other.when))} />;
}

function Rows<Row>({ title, none, columns, rows }: { title: string; none: string; columns: readonly Column<Row>[]; rows: readonly Row[] }) {
  return (
    <Section title={title}>
      {rows.length === 0 ? <Empty why="nothing">{none}</Empty> : <DataTable caption={title} isCaptionHidden columns={columns} rows={rows} rowKey={(row) => rows.indexOf(row)} />}
    </Section>
  );
}
