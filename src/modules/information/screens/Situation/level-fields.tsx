import * as v from "valibot";
import { RadioGroup } from "#ui/form/RadioGroup.tsx";
import { SelectField } from "#ui/form/SelectField.tsx";
import { useFormat } from "#ui/format.ts";
import { useMessages } from "#ui/messages.ts";
import type { ListedRecord } from "#ui/record/record.ts";
import type { StepFields } from "#ui/record/StepBar.tsx";
import { ConcernLevel, concernLevels } from "../../model/situation.ts";

const Input = v.object({ level: ConcernLevel, assessmentId: v.nullable(v.string()) });
type Input = v.InferOutput<typeof Input>;

/** What the step that changes the level asks for: the level, and the issued assessment that justifies it. Only the first may do without one. */
export function levelFields(issued: readonly ListedRecord[], isFirst: boolean): StepFields {
  return (input, change) => <LevelChoice issued={issued} isFirst={isFirst} input={v.parse(Input, input)} change={change} />;
}

function LevelChoice({ issued, isFirst, input, change }: { issued: readonly ListedRecord[]; isFirst: boolean; input: Input; change: (input: Input) => void }) {
  const t = useMessages();
  const format = useFormat();
  const chooseLevel = (value: string) => change({ ...input, level: concernLevels.find((level) => String(level) === value) ?? input.level });
  return (
    <>
      <RadioGroup
        label={t("information.screen.situation.level")}
        name="level"
        value={String(input.level)}
        onChange={chooseLevel}
        options={concernLevels.map((level) => ({ value: String(level), text: t("information.screen.situation.level-word", { number: format.number(level), word: t(`information.concern-level.${level}`) }) }))}
      />
      <SelectField
        label={t("information.screen.situation.level-assessment")}
        hint={issued.length > 0 ? t("information.screen.situation.level-assessment-hint") : isFirst ? t("information.screen.situation.level-no-assessment") : t("information.screen.situation.level-needed")}
        name="assessmentId"
        value={input.assessmentId ?? ""}
        onChange={(id) => change({ ...input, assessmentId: id === "" ? null : id })}
        emptyText={isFirst ? t("information.screen.situation.level-without") : t("information.screen.situation.level-choose")}
        isRequired={!isFirst}
        options={issued.map((one) => ({ value: one.id, text: one.number === null ? one.title : `${one.number} ${one.title}` }))}
      />
    </>
  );
}
