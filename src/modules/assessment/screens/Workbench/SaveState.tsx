import { Button } from "#ui/button/Button.tsx";
import { useFormat } from "#ui/format.ts";
import { useMessages } from "#ui/messages.ts";
import type { RecordAnswer } from "#ui/record/record.ts";
import type { Assessment } from "../../model/assessment.ts";
import type { Draft } from "./use-draft.ts";
import styles from "./styles.module.css";

/** Whether what is on the page is also on the server, in words, and the way to get it there. */
export function SaveState({ draft, record }: { draft: Draft; record: RecordAnswer<Assessment> }) {
  const t = useMessages();
  const format = useFormat();
  const { form, isDirty } = draft;
  const state = form.isSaving ? t("ui.form.saving") : isDirty ? t("assessment.screen.workbench.unsaved") : t("assessment.screen.workbench.saved-at", { version: record.version, when: format.dateTime(record.changedAt) });
  return (
    <div className={styles["save"]}>
      <p><strong>{state}</strong></p>
      <p className={styles["soft"]}>{t("assessment.screen.workbench.save-hint")}</p>
      <Button onClick={() => void form.submit()} isBusy={form.isSaving} whyNot={isDirty || form.isSaving ? undefined : t("assessment.screen.workbench.nothing-to-save")}>
        {t("assessment.screen.workbench.save")}
      </Button>
    </div>
  );
}
