import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { KnownRecord } from "#partners/screens/record-form/record-form.ts";
import { RecordField } from "#partners/screens/record-form/RecordField.tsx";
import type { Label } from "#platform/rules/label.ts";
import { useMessages } from "#ui/messages.ts";
import { Disclosure } from "#ui/page/Disclosure.tsx";
import { recordQuery } from "#ui/record/record.ts";
import { Source } from "../../model/source.ts";
import { NewSourceFields } from "./NewSourceFields.tsx";

export type SourceFieldProps = {
  compartmentId: string;
  known: readonly KnownRecord[];
  /** Of the report, which a new source shares. */
  label: Label;
  value: string | null;
  /** With the source's own kind, usual reliability and label, so that none is asked again. */
  onChange: (id: string | null, source: Pick<Source, "kind" | "reliability" | "label"> | undefined) => void;
};

/** The source by its code name; a new one is made without leaving the report. */
export function SourceField({ compartmentId, known, label, value, onChange }: SourceFieldProps) {
  const t = useMessages();
  const queries = useQueryClient();
  const [made, setMade] = useState<KnownRecord[]>([]);
  const choose = async (id: string | null) => {
    onChange(id, undefined);
    if (id === null) return;
    // Unreachable for a moment: kind and reliability are then chosen by hand, which the form offers anyway.
    const source = await queries.fetchQuery(recordQuery("sources", "information.source", id, Source)).catch(() => undefined);
    if (source) onChange(id, source.content);
  };
  return (
    <>
      <RecordField label={t("information.screen.source.code-name")} hint={t("information.screen.report.source-hint")} name="sourceId" path="sources" kind="information.source" query={{ state: "active" }} known={[...known, ...made]} value={value} onChange={(id) => void choose(id)} emptyText={t("information.screen.report.no-source")} />
      <Disclosure key={made.length} summary={t("information.screen.sources.new")}>
        <NewSourceFields
          compartmentId={compartmentId}
          label={label}
          onMade={(id, source) => {
            setMade([...made, { id, title: source.title }]);
            onChange(id, source);
            document.querySelector<HTMLSelectElement>("select[name=sourceId]")?.focus();
          }}
        />
      </Disclosure>
    </>
  );
}
