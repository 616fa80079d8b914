import { Suspense } from "react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useParams } from "wouter";
import { api } from "#ui/api.ts";
import { LinkButton } from "#ui/button/LinkButton.tsx";
import { useFormat } from "#ui/format.ts";
import { useMessages } from "#ui/messages.ts";
import { KeyValue } from "#ui/page/KeyValue.tsx";
import { Section } from "#ui/page/Section.tsx";
import { Skeleton } from "#ui/page/Skeleton.tsx";
import { useCompartmentsFor } from "#ui/record/CompartmentField.tsx";
import { RecordPage } from "#ui/record/RecordPage.tsx";
import { useRecord } from "#ui/record/record.ts";
import type { Column } from "#ui/table/column.ts";
import { DataTable } from "#ui/table/DataTable.tsx";
import { Bdi } from "#ui/text/Bdi.tsx";
import { UserText } from "#ui/text/UserText.tsx";
import { TableReadingAnswer } from "../../contract.ts";
import { CountryTable } from "../../model/country-table/country-table.ts";
import { authorRoles } from "../assessment-path.ts";
import { tableKindName, tablePath } from "../country-table-path.ts";
import { killingPath } from "../killing-path.ts";
import { TableForm } from "./TableForm.tsx";

/** One table: what it holds and where it comes from, or what is still to be brought in. */
export function CountryTableScreen() {
  const t = useMessages();
  const { id = "" } = useParams<{ id: string }>();
  const record = useRecord(tablePath, tableKindName, id, CountryTable);
  const mayUse = useCompartmentsFor(authorRoles).some(({ value }) => value === record.compartmentId);
  const { content } = record;
  return (
    <RecordPage
      path={tablePath}
      record={record}
      label={content.label}
      // Taken by the system when every row was read.
      without={["bring-in"]}
      breadcrumbs={[{ to: `/${tablePath}`, text: t("assessment.country-table.many") }]}
      actions={record.state === "read" && mayUse && content.columns.some(({ role }) => role === "onset") ? <LinkButton to={`/${killingPath}/new?table=${id}`} look="main">{t("assessment.screen.killings.new")}</LinkButton> : undefined}
    >
      {record.state === "draft" && record.mayEdit ? (
        <>
          <p>{t("assessment.screen.country-table.draft")}</p>
          <TableForm compartmentId={record.compartmentId} initial={content} draft={{ id, version: record.version }} onRead={() => undefined} />
        </>
      ) : (
        <>
          <Suspense fallback={<Skeleton lines={10} />}><Reading id={id} /></Suspense>
          <Section title={t("assessment.screen.country-table.about")}>
            <KeyValue items={[
              { key: t("assessment.screen.country-table.source"), value: <UserText text={content.source} /> },
              { key: t("assessment.screen.country-table.note"), value: content.note === "" ? undefined : <UserText text={content.note} /> },
            ]} />
          </Section>
        </>
      )}
    </RecordPage>
  );
}

type ReadColumn = NonNullable<TableReadingAnswer["reading"]>["columns"][number];

function Reading({ id }: { id: string }) {
  const t = useMessages();
  const format = useFormat();
  const { reading } = useSuspenseQuery({ queryKey: [tableKindName, id, "rows"], queryFn: () => api.get(`/api/${tablePath}/${id}/rows`, undefined, TableReadingAnswer) }).data;
  if (reading === null) return <p>{t("assessment.screen.country-table.not-read")}</p>;
  const { rows, units, first, last, onsets, columns } = reading;
  const value = (number: number | null) => (number === null ? null : format.number(number, { maximumSignificantDigits: 4 }));
  const shown: readonly Column<ReadColumn>[] = [
    { key: "name", title: t("assessment.screen.country-table.column"), kind: "text", value: ({ name }) => name, cell: ({ name }) => <Bdi>{name}</Bdi> },
    { key: "role", title: t("assessment.screen.country-table.role"), kind: "text", value: ({ role }) => t(`assessment.column-role.${role}`) },
    { key: "known", title: t("assessment.screen.country-table.known"), kind: "number", value: ({ known }) => known / rows, cell: ({ known }) => <Bdi>{format.percent(known / rows)}</Bdi> },
    { key: "least", title: t("assessment.screen.country-table.least"), kind: "number", isMinor: true, value: ({ least }) => least, cell: ({ least }) => value(least) ?? undefined },
    { key: "most", title: t("assessment.screen.country-table.most"), kind: "number", isMinor: true, value: ({ most }) => most, cell: ({ most }) => value(most) ?? undefined },
  ];
  return (
    <Section title={t("assessment.screen.country-table.holds")} lead={t("assessment.screen.country-table.sentence", { rows, units, first: String(first), last: String(last), onsets: onsets ?? 0, has: onsets === null ? "no" : "yes" })}>
      <DataTable caption={t("assessment.screen.country-table.columns")} isCaptionHidden columns={shown} rows={columns} rowKey={({ name }) => name} />
      <p>{t("assessment.screen.country-table.made", { when: format.dateTime(reading.readAt) })} <code>{reading.sha256.slice(0, 16)}</code></p>
    </Section>
  );
}
