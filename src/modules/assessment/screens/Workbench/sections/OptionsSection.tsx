import { useState } from "react";
import { Button } from "#ui/button/Button.tsx";
import { SelectField } from "#ui/form/SelectField.tsx";
import { TagListField } from "#ui/form/TagListField.tsx";
import { useMessages } from "#ui/messages.ts";
import { Section } from "#ui/page/Section.tsx";
import { Skeleton } from "#ui/page/Skeleton.tsx";
import { Bdi } from "#ui/text/Bdi.tsx";
import { useMeasureNames, type MeasureNames } from "../../use-measure-names.ts";
import type { SectionProps } from "./section-props.ts";

/** Measures the authors recommend. They come from the list of measures; where that cannot be read, their ids are written. */
export function OptionsSection({ form }: SectionProps) {
  const t = useMessages();
  const names = useMeasureNames();
  const field = form.field("recommendedMeasures");
  return (
    <Section title={t("assessment.section.options")} lead={t("assessment.screen.options.lead")}>
      {names.isLoading ? (
        <Skeleton lines={3} />
      ) : names.all.length === 0 ? (
        <TagListField {...field} label={t("assessment.screen.options.ids")} hint={t("assessment.screen.options.ids-hint")} onChange={(ids) => field.onChange([...ids])} />
      ) : (
        <ChosenMeasures ids={field.value} names={names} onChange={field.onChange} />
      )}
    </Section>
  );
}

function ChosenMeasures({ ids, names, onChange }: { ids: readonly string[]; names: MeasureNames; onChange: (ids: string[]) => void }) {
  const t = useMessages();
  const [wanted, setWanted] = useState("");
  const open = names.all.filter((one) => !ids.includes(one.id));
  const add = () => {
    onChange([...ids, wanted]);
    setWanted("");
  };
  return (
    <>
      <ul>
        {ids.map((id) => (
          <li key={id}>
            <Bdi>{names.nameOf(id)}</Bdi>
            <Button look="quiet" label={t("assessment.screen.remove-line", { line: names.nameOf(id) })} onClick={() => onChange(ids.filter((one) => one !== id))}>{t("assessment.screen.remove")}</Button>
          </li>
        ))}
      </ul>
      <SelectField label={t("assessment.screen.options.measure")} name="measure" value={wanted} onChange={setWanted} emptyText={t("assessment.screen.options.choose")} options={open.map((one) => ({ value: one.id, text: one.name }))} />
      <div>
        <Button onClick={add} whyNot={wanted === "" ? t("assessment.screen.options.choose-first") : undefined}>{t("assessment.screen.options.add")}</Button>
      </div>
    </>
  );
}
