import { useRef } from "react";
import * as v from "valibot";
import { ConflictView } from "#ui/form/ConflictView.tsx";
import { Form } from "#ui/form/Form.tsx";
import { useForm } from "#ui/form/use-form.ts";
import { useLanguage, useMessages } from "#ui/messages.ts";
import type { Alert } from "#warning/model/alert.ts";
import { type ListedMeasure, nameOfMeasure } from "../../model/measure-list.ts";
import { Measure } from "../../model/measure.ts";
import { DescriptionFields } from "./DescriptionFields.tsx";
import { fromList } from "./first-measure.ts";
import { MeasureChoice } from "./MeasureChoice.tsx";

const Stored = v.object({ version: v.number(), content: Measure });
/** What choosing from the list changes. */
const changedByChoice = ["measureId", "title", "factors", "pillar", "timing", "coercion", "authorityNeeded", "leadTime"] as const;
const compared = ["title", "addressee", "rationale", "expectedEffect", "riskOfHarm"] as const;
type Props = { initial: Measure; timeAvailable: Alert["timeAvailable"]; submitText: string; save: (measure: Measure, onVersion: number | undefined) => Promise<{ id: string }>; onSaved: (id: string) => void };

export function MeasureForm({ initial, timeAvailable, submitText, save, onSaved }: Props) {
  const t = useMessages();
  const { language } = useLanguage();
  const version = useRef<number>(undefined);
  const form = useForm<Measure, { id: string }>({ initial, save: (values) => save(values, version.current), onSaved: ({ id }) => onSaved(id) });
  const conflict = v.safeParse(Stored, form.conflict);
  const choose = (listed: ListedMeasure | undefined) => {
    const changed = fromList(form.values, listed, listed ? nameOfMeasure(listed, language).text : "");
    for (const field of changedByChoice) form.set(field, changed[field]);
  };
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
      {conflict.success && <ConflictView rows={compared.map((name) => ({ label: t(`response.screen.field.${name}`), mine: form.values[name], theirs: conflict.output.content[name] }))} theirVersion={conflict.output.version} onKeepMine={keepMine} onTakeTheirs={takeTheirs} />}
      <MeasureChoice chosenId={form.values.measureId} timeAvailable={timeAvailable} onChoose={choose} />
      <DescriptionFields form={form} />
    </Form>
  );
}
