import { RecordField } from "#partners/screens/record-form/RecordField.tsx";
import { WordField } from "#partners/screens/record-form/WordField.tsx";
import { TextField } from "#ui/form/TextField.tsx";
import { useMessages } from "#ui/messages.ts";
import type { Perpetrator } from "../../model/agreement.ts";
import styles from "../fields/fields.module.css";

const involvements = ["carried-out", "ordered", "supported", "failed-to-protect", "unknown"] as const satisfies readonly Perpetrator["involvement"][];

export function PerpetratorFields({ name, value, onChange }: { name: string; value: Perpetrator; onChange: (value: Perpetrator) => void }) {
  const t = useMessages();
  return (
    <div className={styles["beside"]}>
      <TextField label={t("information.screen.claim.perpetrator")} maxLength={300} name={name} value={value.name} onChange={(text) => onChange({ ...value, name: text })} />
      <RecordField label={t("information.screen.claim.actor")} name={`${name}.actorId`} path="actors" kind="partners.actor" value={value.actorId} onChange={(actorId, title) => onChange({ ...value, actorId, name: value.name.trim() === "" ? title : value.name })} emptyText={t("information.screen.claim.no-actor")} />
      <WordField label={t("information.screen.incident.involvement")} name={`${name}.involvement`} words={involvements} textOf={(word) => t(`information.involvement.${word}`)} value={value.involvement} onChange={(involvement) => onChange({ ...value, involvement })} />
    </div>
  );
}
