import * as v from "valibot";
import { useRef } from "react";
import { changeAt } from "#assessment/screens/change-at.ts";
import { oneOf } from "#assessment/screens/one-of.ts";
import { Button } from "#ui/button/Button.tsx";
import { ConflictView } from "#ui/form/ConflictView.tsx";
import { Form } from "#ui/form/Form.tsx";
import { RadioGroup } from "#ui/form/RadioGroup.tsx";
import { TextArea } from "#ui/form/TextArea.tsx";
import { TextField } from "#ui/form/TextField.tsx";
import { useForm } from "#ui/form/use-form.ts";
import { useMessages } from "#ui/messages.ts";
import { Section } from "#ui/page/Section.tsx";
import { OutcomeReview, rightnesses } from "../../model/outcome-review.ts";
import { LabelField } from "../LabelField.tsx";
import { DeedItem } from "./DeedItem.tsx";
import { tidyReview } from "./first-review.ts";

const Stored = v.object({ version: v.number(), content: OutcomeReview });
const texts = ["whatHappened", "counterfactual", "lessons"] as const;
type Props = { initial: OutcomeReview; submitText: string; save: (review: OutcomeReview, onVersion: number | undefined) => Promise<{ id: string }>; onSaved: (id: string) => void };

/** What was done, what happened, what would have happened, what is learnt, and whether the warning was right. */
export function ReviewForm({ initial, submitText, save, onSaved }: Props) {
  const t = useMessages();
  const version = useRef<number>(undefined);
  const form = useForm<OutcomeReview, { id: string }>({ initial, save: (values) => save(tidyReview(values), version.current), onSaved: ({ id }) => onSaved(id) });
  const { doneBy, wasRight, language } = form.values;
  const conflict = v.safeParse(Stored, form.conflict);
  const keepMine = () => {
    if (conflict.success) version.current = conflict.output.version;
    void form.submit();
  };
  const takeTheirs = () => {
    if (!conflict.success) return;
    version.current = conflict.output.version;
    form.reset(conflict.output.content);
  };
  return (
    <Form form={form} submitText={submitText}>
      {conflict.success && <ConflictView rows={texts.map((name) => ({ label: t(`warning.screen.review.${name}`), mine: form.values[name], theirs: conflict.output.content[name] }))} theirVersion={conflict.output.version} onKeepMine={keepMine} onTakeTheirs={takeTheirs} />}
      <TextField label={t("ui.record.title")} isRequired maxLength={300} {...form.field("title")} />
      <LabelField {...form.field("label")} />
      <Section title={t("warning.screen.review.done-by")} actions={<Button onClick={() => form.set("doneBy", [...doneBy, { who: "", what: "", when: "" }])}>{t("warning.screen.review.add-deed")}</Button>}>
        {doneBy.map((deed, index) => (
          <DeedItem key={index} deed={deed} index={index} onChange={(changed) => form.set("doneBy", changeAt(doneBy, index, changed))} />
        ))}
      </Section>
      <TextArea label={t("warning.screen.review.whatHappened")} rows={5} maxLength={8000} lang={language} {...form.field("whatHappened")} />
      <TextArea label={t("warning.screen.review.counterfactual")} hint={t("warning.successful-warning-may-look-false")} rows={4} maxLength={6000} lang={language} {...form.field("counterfactual")} />
      <TextArea label={t("warning.screen.review.lessons")} rows={4} maxLength={6000} lang={language} {...form.field("lessons")} />
      <RadioGroup label={t("warning.screen.review.was-right")} name="wasRight" value={wasRight ?? ""} onChange={(text) => form.set("wasRight", oneOf(rightnesses, text) ?? null)} options={rightnesses.map((one) => ({ value: one, text: t(`warning.was-right.${one}`) }))} />
    </Form>
  );
}
