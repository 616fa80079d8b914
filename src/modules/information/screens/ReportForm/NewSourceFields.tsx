import { useState } from "react";
import { WordField } from "#partners/screens/record-form/WordField.tsx";
import type { Label } from "#platform/rules/label.ts";
import { announce } from "#ui/announce.ts";
import { ApiProblem } from "#ui/api.ts";
import { Button } from "#ui/button/Button.tsx";
import { TextField } from "#ui/form/TextField.tsx";
import { useMessages } from "#ui/messages.ts";
import { useRecordChanges } from "#ui/record/record.ts";
import { reliabilities, sourceKinds } from "../../model/grading.ts";
import type { Source } from "../../model/source.ts";
import styles from "../fields/fields.module.css";

const empty: Omit<Source, "label"> = { title: "", kind: "individual", reliability: "F", reliabilityReason: "", languages: [], notes: "" };

/** The three things a source needs; saved at once, in the compartment of the report. */
export function NewSourceFields({ compartmentId, label, onMade }: { compartmentId: string; label: Label; onMade: (id: string, source: Source) => void }) {
  const t = useMessages();
  const changes = useRecordChanges("sources", "information.source");
  const [source, setSource] = useState(empty);
  const [isSaving, setSaving] = useState(false);
  const [problem, setProblem] = useState<string>();
  const save = async () => {
    setSaving(true);
    setProblem(undefined);
    try {
      const { id } = await changes.create(compartmentId, { ...source, label });
      onMade(id, { ...source, label });
      announce(t("ui.tags.added", { tag: source.title }));
      setSource(empty);
    } catch (error) {
      setProblem(error instanceof ApiProblem ? [error.title, ...error.fields.map(({ sentence }) => sentence)].join(" ") : t("ui.form.unexpected"));
    }
    setSaving(false);
  };
  return (
    <div className={styles["stack"]}>
      <div className={styles["beside"]}>
        <TextField label={t("information.screen.source.code-name")} hint={t("information.screen.source.code-name-hint")} maxLength={80} autoComplete="off" name="new-source" value={source.title} onChange={(title) => setSource({ ...source, title })} />
        <WordField label={t("information.screen.report.source-kind")} words={sourceKinds} textOf={(kind) => t(`information.source-kind.${kind}`)} name="new-source-kind" value={source.kind} onChange={(kind) => setSource({ ...source, kind })} />
        <WordField label={t("information.screen.source.reliability")} words={reliabilities} textOf={(word) => t(`information.reliability.${word}`)} name="new-source-reliability" value={source.reliability} onChange={(reliability) => setSource({ ...source, reliability })} />
      </div>
      {problem !== undefined && <p role="alert" className={styles["problem"]}>{problem}</p>}
      <div><Button isBusy={isSaving} whyNot={source.title.trim() === "" ? t("information.code-name-missing") : undefined} onClick={() => void save()}>{t("information.screen.source.make")}</Button></div>
    </div>
  );
}
