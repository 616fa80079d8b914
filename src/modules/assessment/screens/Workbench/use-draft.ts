import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import * as v from "valibot";
import { announce } from "#ui/announce.ts";
import { useForm, type FormBinding } from "#ui/form/use-form.ts";
import { useMessages } from "#ui/messages.ts";
import { useRecordChanges, type RecordAnswer } from "#ui/record/record.ts";
import { Assessment } from "../../model/assessment.ts";
import type { Judgement } from "../../model/judgement.ts";
import { assessmentKindName, assessmentPath } from "../assessment-path.ts";
import { tidyDraft } from "./tidy-draft.ts";
import { unsavedDrafts } from "./unsaved-drafts.ts";
import { withJudgement } from "./with-judgement.ts";

const Stored = v.object({ version: v.number(), content: Assessment });
export type Stored = v.InferOutput<typeof Stored>;

export type Draft = {
  readonly form: FormBinding<Assessment>;
  readonly isDirty: boolean;
  /** What somebody else saved first, after a save of one's own was refused. */
  readonly conflict: Stored | undefined;
  /** The same function for the life of the page, so that an indicator is drawn again only when its own judgement changes. */
  changeJudgement(judgement: Judgement): void;
  keepMine(): void;
  takeTheirs(): void;
};

/** The draft of one assessment: typed here, saved on demand on the version it began from. */
export function useDraft(record: RecordAnswer<Assessment>): Draft {
  const t = useMessages();
  const changes = useRecordChanges(assessmentPath, assessmentKindName);
  const [kept] = useState(() => unsavedDrafts.find(record.id));
  const [savedContent, setSavedContent] = useState(record.content);
  const version = useRef(kept?.version ?? record.version);
  const form = useForm<Assessment, void>({
    initial: kept?.content ?? record.content,
    outlivesPage: true,
    save: async (values) => {
      const saved = await changes.save(record.id, version.current, tidyDraft(values));
      version.current = saved.version;
      setSavedContent(values);
      announce(t("assessment.screen.workbench.saved", { version: saved.version }));
    },
  });
  const isDirty = form.values !== savedContent;
  const stale = v.safeParse(Stored, form.conflict);
  const conflict = stale.success ? stale.output : undefined;

  const take = (stored: Stored) => {
    version.current = stored.version;
    form.reset(stored.content);
    setSavedContent(stored.content);
  };
  useEffect(() => {
    if (isDirty) unsavedDrafts.keep(record.id, { version: version.current, content: form.values });
    else unsavedDrafts.drop(record.id);
  }, [record.id, isDirty, form.values]);
  useEffect(() => {
    if (!isDirty && record.version > version.current) take(record);
    // oxlint-disable-next-line react/exhaustive-deps -- only a newer version on the server is a reason to take it over
  }, [record.version]);

  const latest = useRef(form);
  useLayoutEffect(() => {
    latest.current = form;
  });
  const changeJudgement = useCallback((judgement: Judgement) => latest.current.set("judgements", withJudgement(latest.current.values.judgements, judgement)), []);
  return {
    form,
    isDirty,
    conflict,
    changeJudgement,
    keepMine: () => {
      if (conflict) version.current = conflict.version;
      void form.submit();
    },
    takeTheirs: () => conflict && take(conflict),
  };
}
