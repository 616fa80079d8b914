import { useState } from "react";
import { Button } from "#ui/button/Button.tsx";
import { useMessages } from "#ui/messages.ts";
import { KeyValue } from "#ui/page/KeyValue.tsx";
import { Section } from "#ui/page/Section.tsx";
import type { RecordAnswer } from "#ui/record/record.ts";
import { UserText } from "#ui/text/UserText.tsx";
import type { Assessment } from "../../model/assessment.ts";
import { conflictRows } from "../Workbench/conflict-rows.ts";
import { unsavedDrafts } from "../Workbench/unsaved-drafts.ts";

/** Somebody took the draft a step further while this person was still typing: what was typed is shown, to be taken along or given up. */
export function LeftOver({ record }: { record: RecordAnswer<Assessment> }) {
  const t = useMessages();
  const [draft, setDraft] = useState(() => unsavedDrafts.find(record.id));
  if (!draft) return null;
  const items = conflictRows(draft.content, record.content, t).map(({ label, mine }) => ({ key: label, value: mine === "" ? "" : <UserText text={mine} /> }));
  const discard = () => {
    unsavedDrafts.drop(record.id);
    setDraft(undefined);
  };
  return (
    <Section title={t("assessment.screen.left-over.title")} lead={t("assessment.screen.left-over.lead")} actions={<Button onClick={discard}>{t("assessment.screen.left-over.discard")}</Button>}>
      <KeyValue items={items} />
    </Section>
  );
}
