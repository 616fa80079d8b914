import { useState } from "react";
import { Button } from "#ui/button/Button.tsx";
import { useFormat } from "#ui/format.ts";
import { useMessages } from "#ui/messages.ts";
import { Disclosure } from "#ui/page/Disclosure.tsx";
import { KeyValue } from "#ui/page/KeyValue.tsx";
import type { RecordAnswer } from "#ui/record/record.ts";
import { useRoles, useSession } from "#ui/session.ts";
import { isolate } from "#ui/text/isolate.ts";
import { UserText } from "#ui/text/UserText.tsx";
import type { Alert } from "../../model/alert.ts";
import { statedClaim } from "../../model/claim.ts";
import { notingRoles } from "../alert-path.ts";
import { useReceipts, type VerdictAnswer } from "../receipts.ts";
import { JudgeDialog } from "./JudgeDialog.tsx";

/** The question what happened, once the last day is over; then the verdict that counts, and under it those it corrected. */
export function Verdicts({ record }: { record: RecordAnswer<Alert> }) {
  const t = useMessages();
  const { user } = useSession();
  const roles = useRoles(record.compartmentId);
  const { verdicts, due } = useReceipts(record.id);
  const [isJudging, setJudging] = useState(false);
  const claim = statedClaim(record.content.claim);
  if (claim === undefined || record.content.cleared === null) return null;
  const [latest, ...earlier] = verdicts;
  if (latest === undefined && !due.some(({ what }) => what === "what-happened")) return <p>{t("warning.screen.claim.asked-after")}</p>;
  const whyNot = user !== null && record.authors.includes(user.id) ? t("warning.claim-judge-is-author") : undefined;
  return (
    <>
      {latest && <VerdictFacts verdict={latest} />}
      {earlier.length > 0 && <Disclosure summary={t("warning.screen.claim.earlier", { count: earlier.length })}>{earlier.map((one) => <VerdictFacts key={one.number} verdict={one} />)}</Disclosure>}
      {roles.some((role) => notingRoles.includes(role)) && <div><Button look={latest ? "plain" : "main"} whyNot={whyNot} onClick={() => setJudging(true)}>{t(latest ? "warning.screen.claim.correct" : "warning.screen.claim.what-happened")}</Button></div>}
      {isJudging && <JudgeDialog alertId={record.id} claim={claim} language={record.content.language} issuedAt={record.content.cleared.at} latest={latest} onClose={() => setJudging(false)} />}
    </>
  );
}

function VerdictFacts({ verdict }: { verdict: VerdictAnswer }) {
  const t = useMessages();
  const format = useFormat();
  const said = t(`warning.outcome.${verdict.measuresTaken ? "did-not-measures" : verdict.outcome}`);
  return (
    <KeyValue
      items={[
        { key: t("warning.screen.claim.what-happened"), value: <strong>{said}</strong> },
        ...(verdict.happenedOn === null ? [] : [{ key: t("warning.screen.claim.happened-on"), value: format.partialDate(verdict.happenedOn) }]),
        { key: t("warning.screen.claim.basis"), value: <UserText text={verdict.basis} /> },
        ...(verdict.correction === "" ? [] : [{ key: t("warning.screen.claim.correction"), value: <UserText text={verdict.correction} /> }]),
        { key: t("warning.screen.claim.said-by"), value: t("warning.screen.clearance.by", { name: isolate(verdict.judgedByName ?? t("ui.record.unnamed")), when: format.dateTime(verdict.judgedAt) }) },
      ]}
    />
  );
}
