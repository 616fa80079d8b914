import { useEffect, useRef, type RefObject } from "react";
import { useSearch } from "wouter";
import { useMessages } from "#ui/messages.ts";
import { ConflictView } from "#ui/form/ConflictView.tsx";
import { Form } from "#ui/form/Form.tsx";
import { RecordPage } from "#ui/record/RecordPage.tsx";
import type { RecordAnswer } from "#ui/record/record.ts";
import type { Assessment } from "../../model/assessment.ts";
import { assessmentPath } from "../assessment-path.ts";
import { useAssessmentParts } from "../Assessment/use-assessment-parts.tsx";
import { conflictRows } from "./conflict-rows.ts";
import { EvidenceScope } from "./evidence-scope.tsx";
import { PartList } from "./PartList.tsx";
import { partOf } from "./parts.ts";
import { PartPane } from "./PartPane.tsx";
import { SaveState } from "./SaveState.tsx";
import { useDraft, type Draft } from "./use-draft.ts";
import styles from "./styles.module.css";

/** Where an assessment is written: the parts at the side, one of them open. */
export function Workbench({ record }: { record: RecordAnswer<Assessment> }) {
  const t = useMessages();
  const draft = useDraft(record);
  const parts = useAssessmentParts(record);
  useSaveKey(draft);
  return (
    <RecordPage
      path={assessmentPath}
      record={record}
      label={draft.form.values.label}
      breadcrumbs={[{ to: "/assessments", text: t("assessment.assessment.many") }]}
      lead={draft.isDirty ? t("assessment.screen.workbench.submit-after-saving") : t("assessment.risk-not-finding")}
      without={draft.isDirty ? ["submit"] : []}
      parts={parts}
    >
      <EvidenceScope situationId={record.content.situationId} linked={record.linked}>
        {draft.conflict && <Conflict draft={draft} />}
        <OpenPart record={record} draft={draft} />
      </EvidenceScope>
    </RecordPage>
  );
}

function OpenPart({ record, draft }: { record: RecordAnswer<Assessment>; draft: Draft }) {
  const t = useMessages();
  const part = partOf(new URLSearchParams(useSearch()).get("open") ?? "");
  const key = part.kind === "section" ? part.section : part.factor.id;
  const pane = useRef<HTMLDivElement>(null);
  useArrival(key, pane);
  return (
    <div className={styles["bench"]}>
      <div className={styles["side"]}>
        <SaveState draft={draft} record={record} />
        <PartList address={`/${assessmentPath}/${record.id}`} current={key} content={draft.form.values} />
      </div>
      <div className={styles["pane"]} ref={pane} tabIndex={-1}>
        <Form form={draft.form} submitText={t("assessment.screen.workbench.save")}>
          <PartPane key={key} part={part} record={record} draft={draft} />
        </Form>
      </div>
    </div>
  );
}

/** Whoever opens a part from the list goes on in it: the next Tab leads into its fields and not through the rest of the list. */
function useArrival(key: string, pane: RefObject<HTMLDivElement | null>): void {
  const arrivedAt = useRef(key);
  useEffect(() => {
    if (arrivedAt.current === key) return;
    arrivedAt.current = key;
    pane.current?.focus({ preventScroll: true });
    pane.current?.scrollIntoView({ block: "start" });
  }, [key, pane]);
}

function Conflict({ draft }: { draft: Draft }) {
  const t = useMessages();
  if (!draft.conflict) return null;
  return <ConflictView rows={conflictRows(draft.form.values, draft.conflict.content, t)} theirVersion={draft.conflict.version} onKeepMine={draft.keepMine} onTakeTheirs={draft.takeTheirs} />;
}

/** The key that saves everywhere else saves here too, instead of the web page. */
function useSaveKey(draft: Draft): void {
  const { form } = draft;
  useEffect(() => {
    const save = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== "s") return;
      event.preventDefault();
      void form.submit();
    };
    addEventListener("keydown", save);
    return () => removeEventListener("keydown", save);
  });
}
