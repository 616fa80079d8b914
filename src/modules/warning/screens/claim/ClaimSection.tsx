import { useFormat } from "#ui/format.ts";
import { useMessages } from "#ui/messages.ts";
import { KeyValue } from "#ui/page/KeyValue.tsx";
import { Section } from "#ui/page/Section.tsx";
import type { RecordAnswer } from "#ui/record/record.ts";
import { UserText } from "#ui/text/UserText.tsx";
import type { Alert } from "../../model/alert.ts";
import { useClaimWords } from "./use-claim-words.ts";
import { Verdicts } from "./Verdicts.tsx";

/** What the alert says will have happened by a day, how likely that is, and for the office what became of it. */
export function ClaimSection({ record, seesVerdicts }: { record: RecordAnswer<Alert>; seesVerdicts: boolean }) {
  const t = useMessages();
  const format = useFormat();
  const likelihood = useClaimWords();
  const { claim, language } = record.content;
  if (claim === null) return null;
  return (
    <Section title={t("warning.screen.claim.text")}>
      <UserText text={claim.text} lang={language} />
      <KeyValue
        items={[
          { key: t("warning.screen.claim.likelihood"), value: claim.likelihood === null ? undefined : likelihood(claim.likelihood) },
          { key: t("warning.screen.claim.horizon"), value: claim.horizon === null ? undefined : format.date(claim.horizon) },
          ...(claim.judgedBy === "" ? [] : [{ key: t("warning.screen.claim.judged-by"), value: <UserText text={claim.judgedBy} lang={language} /> }]),
        ]}
      />
      {seesVerdicts && <Verdicts record={record} />}
    </Section>
  );
}
