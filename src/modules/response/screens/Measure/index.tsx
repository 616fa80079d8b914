import { useParams } from "wouter";
import { LinkButton } from "#ui/button/LinkButton.tsx";
import { useFormat } from "#ui/format.ts";
import { useMessages } from "#ui/messages.ts";
import { RecordPage } from "#ui/record/RecordPage.tsx";
import { useRecord, useRecordList } from "#ui/record/record.ts";
import { isolate } from "#ui/text/isolate.ts";
import { Measure } from "../../model/measure.ts";
import { useFactorWords } from "../factor-words.ts";
import { measureKindName, measurePath } from "../measure-path.ts";
import { Effects } from "./Effects.tsx";
import { MeasureContent } from "./MeasureContent.tsx";
import { MissingForEndorsement } from "./MissingForEndorsement.tsx";
import { stepInputs } from "./step-inputs.tsx";

/** One measure on its way from proposal to effect. */
export function MeasureScreen() {
  const t = useMessages();
  const format = useFormat();
  const factors = useFactorWords();
  const { id = "" } = useParams<{ id: string }>();
  const record = useRecord(measurePath, measureKindName, id, Measure);
  const reports = useRecordList("reports", "information.report", { situation: record.content.situationId, limit: "200" });
  const { content } = record;
  const lead = content.owner === "" || content.dueOn === null ? t("response.screen.lead.not-accepted", { addressee: content.addressee === "" ? t("response.screen.lead.nobody") : isolate(content.addressee) }) : t("response.screen.lead.owned", { owner: isolate(content.owner), when: format.date(content.dueOn) });
  return (
    <RecordPage
      path={measurePath}
      record={record}
      label={content.label}
      breadcrumbs={[{ to: "/measures", text: t("response.measure.many") }]}
      lead={lead}
      actions={record.mayEdit ? <LinkButton to={`/measures/${id}/edit`} look="main">{t("response.screen.edit.open")}</LinkButton> : undefined}
      inputs={stepInputs(content, reports, factors, t)}
    >
      {record.state === "proposed" && <MissingForEndorsement content={content} />}
      <MeasureContent content={content} linked={record.linked} />
      <Effects content={content} />
    </RecordPage>
  );
}
