import { Suspense, type ReactNode } from "react";
import { LinkButton } from "#ui/button/LinkButton.tsx";
import { useFormat } from "#ui/format.ts";
import { useMessages } from "#ui/messages.ts";
import { KeyValue } from "#ui/page/KeyValue.tsx";
import { Section } from "#ui/page/Section.tsx";
import { Skeleton } from "#ui/page/Skeleton.tsx";
import type { ImportCounts } from "../Imports/import-answers.ts";
import { Matching } from "./Matching.tsx";

type ImportResultProps = { result: ImportCounts & { readonly importId: string; readonly release: string; readonly isMatched: boolean; readonly matchRunId: string | null }; again: ReactNode };

/** What became of the rows; the numbers add up to those read. */
export function ImportResult({ result, again }: ImportResultProps) {
  const t = useMessages();
  const format = useFormat();
  const counts = (["read", "stored", "updated", "unchanged", "older", "rejected"] as const).map((key) => ({ key: t(`information.screen.imports.${key}`), value: format.number(result[key]) }));
  return (
    <Section
      title={t("information.screen.import.done")}
      lead={t("information.screen.import.done-lead", { read: result.read, changed: result.stored + result.updated, rejected: result.rejected, doubtful: result.doubtful })}
      actions={again}
    >
      <KeyValue items={counts} />
      {result.matchRunId === null ? result.isMatched && <p>{t("information.screen.import.matching")}</p> : <Suspense fallback={<Skeleton lines={1} />}><Matching runId={result.matchRunId} /></Suspense>}
      <p>
        {result.rejected > 0 && <LinkButton to={`/api/imports/${result.importId}/rejections.csv`} download="rejected-rows-unclassified.csv">{t("information.screen.imports.reject-file", { count: result.rejected })}</LinkButton>}{" "}
        {result.isMatched && <><LinkButton to="/event-pairs">{t("information.screen.events.to-pairs")}</LinkButton>{" "}</>}
        <LinkButton to="/events" look="main">{t("information.screen.import.to-events")}</LinkButton>
      </p>
    </Section>
  );
}
