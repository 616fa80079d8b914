import { PartialDateField } from "#ui/form/PartialDateField.tsx";
import { useMessages } from "#ui/messages.ts";
import type { DatedDraft } from "./dated.ts";
import styles from "./styles.module.css";

/** Since when and until when: offices outlive persons, and groups split and merge. */
export function DatedFields({ prefix = "", value, onChange }: { prefix?: string; value: DatedDraft; onChange: (change: Partial<DatedDraft>) => void }) {
  const t = useMessages();
  return (
    <div className={styles["beside"]}>
      <PartialDateField label={t("partners.screen.from")} name={`${prefix}from`} value={value.from} onChange={(from) => onChange({ from })} />
      <PartialDateField label={t("partners.screen.until")} hint={t("partners.screen.until-hint")} name={`${prefix}until`} value={value.until} onChange={(until) => onChange({ until })} />
    </div>
  );
}
