import { useMessages } from "#ui/messages.ts";
import { Notice } from "#ui/page/Notice.tsx";
import { LinkedName } from "#ui/record/LinkedName.tsx";
import type { RecordAnswer } from "#ui/record/record.ts";
import type { Alert } from "../../model/alert.ts";

/** The assessment under an alert that still stands was withdrawn or overtaken: whoever relies on the alert must know. */
export function GroundNotice({ record }: { record: RecordAnswer<Alert> }) {
  const t = useMessages();
  const ground = record.linked.find((one) => one.id === record.content.assessmentId);
  const isOver = record.state === "closed" || record.state === "withdrawn";
  if (isOver || (ground?.state !== "withdrawn" && ground?.state !== "superseded")) return null;
  return (
    <Notice>
      <p><strong>{t(`warning.screen.ground.${ground.state}`)}</strong> <LinkedName linked={record.linked} id={ground.id} otherwise="" /></p>
    </Notice>
  );
}
