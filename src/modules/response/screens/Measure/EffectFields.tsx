import { oneOf } from "#assessment/screens/one-of.ts";
import { SelectField } from "#ui/form/SelectField.tsx";
import { TextArea } from "#ui/form/TextArea.tsx";
import { TextField } from "#ui/form/TextField.tsx";
import { useMessages } from "#ui/messages.ts";
import { effects } from "../../model/measure.ts";
import type { FactorWords } from "../factor-words.ts";
import { effectsIn, textIn, type Effect, type FieldsProps } from "./step-values.ts";

/** One finding for each factor the measure was meant for; "cannot say" is one. */
export function EffectFields({ input, change, factorIds, factors }: FieldsProps & { factorIds: readonly string[]; factors: FactorWords }) {
  const t = useMessages();
  const noted = effectsIn(input);
  const set = (factorId: string, part: Partial<Effect>) => {
    const found = noted.find((one) => one.factorId === factorId);
    const others = noted.filter((one) => one.factorId !== factorId);
    change({ ...input, effects: [...others, { factorId, effect: found?.effect ?? "cannot-say", note: found?.note ?? "", ...part }] });
  };
  const clear = (factorId: string) => change({ ...input, effects: noted.filter((one) => one.factorId !== factorId) });
  return (
    <>
      {factorIds.map((id) => {
        const found = noted.find((one) => one.factorId === id);
        const choose = (text: string) => {
          const effect = oneOf(effects, text);
          return effect === undefined ? clear(id) : set(id, { effect });
        };
        return (
          <div key={id}>
            <SelectField label={factors.name(id)} name={`effect-${id}`} value={found?.effect ?? ""} onChange={choose} emptyText={t("response.screen.effects.not-noted")} options={effects.map((one) => ({ value: one, text: t(`response.effect.${one}`) }))} />
            {found && <TextField label={t("response.screen.effects.note", { factor: id })} name={`note-${id}`} value={found.note} onChange={(note) => set(id, { note })} maxLength={2000} />}
          </div>
        );
      })}
      <TextArea label={t("response.screen.effects.side")} name="sideEffects" value={textIn(input, "sideEffects")} onChange={(sideEffects) => change({ ...input, sideEffects })} rows={2} maxLength={4000} />
    </>
  );
}
