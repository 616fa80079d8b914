import { PartialDateField } from "#ui/form/PartialDateField.tsx";
import { SelectField } from "#ui/form/SelectField.tsx";
import { TextArea } from "#ui/form/TextArea.tsx";
import { TextField } from "#ui/form/TextField.tsx";
import { useMessages } from "#ui/messages.ts";
import { useRecordList } from "#ui/record/record.ts";
import type { Situation } from "../../model/situation.ts";
import { RowsField } from "./RowsField.tsx";

type Field<Name extends "populationsAtRisk" | "possiblePerpetrators" | "triggers"> = { name: string; value: Situation[Name]; onChange: (rows: Situation[Name]) => void };

export function PopulationsField({ name, value, onChange }: Field<"populationsAtRisk">) {
  const t = useMessages();
  return (
    <RowsField name={name} value={value} onChange={(rows) => onChange([...rows])} empty={{ name: "", size: "", why: "" }} rowTitle={(number) => t("information.screen.situation.population-number", { number })} addText={t("information.screen.situation.population-add")}>
      {(row, change, at) => (
        <>
          <TextField label={t("information.screen.situation.population-name")} isRequired maxLength={300} name={`${at}.name`} value={row.name} onChange={(text) => change({ name: text })} />
          <TextField label={t("information.screen.situation.population-size")} hint={t("information.screen.situation.population-size-hint")} maxLength={200} name={`${at}.size`} value={row.size} onChange={(size) => change({ size })} />
          <TextArea label={t("information.screen.situation.population-why")} rows={2} maxLength={2000} name={`${at}.why`} value={row.why} onChange={(why) => change({ why })} />
        </>
      )}
    </RowsField>
  );
}

const confidences = ["low", "moderate", "high"] as const;

export function PerpetratorsField({ name, value, onChange }: Field<"possiblePerpetrators">) {
  const t = useMessages();
  const actors = useRecordList("actors", "partners.actor", { limit: "200" }).map((actor) => ({ value: actor.id, text: actor.title }));
  return (
    <RowsField name={name} value={value} onChange={(rows) => onChange([...rows])} empty={{ name: "", actorId: null, confidence: "low", why: "" }} rowTitle={(number) => t("information.screen.situation.perpetrator-number", { number })} addText={t("information.screen.situation.perpetrator-add")}>
      {(row, change, at) => (
        <>
          <TextField label={t("information.screen.situation.perpetrator-name")} isRequired maxLength={300} name={`${at}.name`} value={row.name} onChange={(text) => change({ name: text })} />
          {actors.length > 0 && <SelectField label={t("information.screen.situation.perpetrator-actor")} emptyText={t("information.screen.situation.perpetrator-no-actor")} options={actors} name={`${at}.actorId`} value={row.actorId ?? ""} onChange={(id) => change({ actorId: id === "" ? null : id, ...nameOf(actors, id, row.name) })} />}
          <SelectField label={t("information.screen.situation.confidence")} hint={t("information.screen.situation.confidence-hint")} options={confidences.map((one) => ({ value: one, text: t(`information.confidence.${one}`) }))} name={`${at}.confidence`} value={row.confidence} onChange={(chosen) => change({ confidence: confidences.find((one) => one === chosen) ?? row.confidence })} />
          <TextArea label={t("information.screen.situation.perpetrator-why")} rows={2} maxLength={2000} name={`${at}.why`} value={row.why} onChange={(why) => change({ why })} />
        </>
      )}
    </RowsField>
  );
}

/** Nothing is asked twice: choosing an actor gives the name, unless one was written already. */
function nameOf(actors: readonly { readonly value: string; readonly text: string }[], id: string, written: string): { name?: string } {
  const actor = actors.find(({ value }) => value === id);
  return actor && written.trim() === "" ? { name: actor.text } : {};
}

export function TriggersField({ name, value, onChange }: Field<"triggers">) {
  const t = useMessages();
  return (
    <RowsField name={name} value={value} onChange={(rows) => onChange([...rows])} empty={{ when: "", what: "" }} rowTitle={(number) => t("information.screen.situation.trigger-number", { number })} addText={t("information.screen.situation.trigger-add")}>
      {(row, change, at) => (
        <>
          <PartialDateField label={t("information.screen.situation.trigger-when")} isRequired name={`${at}.when`} value={row.when} onChange={(when) => change({ when })} />
          <TextField label={t("information.screen.situation.trigger-what")} isRequired maxLength={500} name={`${at}.what`} value={row.what} onChange={(what) => change({ what })} />
        </>
      )}
    </RowsField>
  );
}
