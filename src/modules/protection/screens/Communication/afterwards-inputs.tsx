import { WordField } from "#partners/screens/record-form/WordField.tsx";
import { DayField } from "#ui/form/DayField.tsx";
import { TextField } from "#ui/form/TextField.tsx";
import type { Translate } from "#ui/messages.ts";
import type { ListedRecord } from "#ui/record/record.ts";
import type { StepBarProps } from "#ui/record/StepBar.tsx";
import type { Case } from "../../model/case/case.ts";
import { contributions, victimOutcomes, type Communication } from "../../model/communication/communication.ts";
import { textIn } from "../step-values.ts";

/** What is asked when a letter is published, and when something became of it. */
export function afterwardsInputs(content: Communication, about: Case | undefined, versions: readonly ListedRecord[], t: Translate): NonNullable<StepBarProps["inputs"]> {
  const say = (name: string) => t(`protection.screen.communication.${name}`);
  const checked = versions.filter(({ state }) => state === "checked");
  const [version] = checked;
  const [person] = content.people;
  const keys = content.people.map(({ personKey }) => personKey);
  const codeOf = (key: string) => about?.people.find((one) => one.key === key)?.code ?? key;
  return {
    ...(version === undefined ? {} : Object.fromEntries(["publish", "replace-publication"].map((step) => [step, {
      initial: { publicationId: version.id },
      fields: (input, change) => <WordField label={t("protection.screen.publication.choose-version")} name="publicationId" words={checked.map(({ id }) => id)} textOf={(id) => checked.find((one) => one.id === id)?.title ?? id} value={textIn(input, "publicationId")} onChange={(publicationId) => change({ publicationId })} />,
    }])) satisfies NonNullable<StepBarProps["inputs"]>),
    ...(person === undefined ? {} : { "note-outcome": {
      initial: { personKey: person.personKey, outcome: "unknown", on: "", source: "", contribution: "not-known" },
      fields: (input, change) => (
        <>
          <WordField label={say("person")} name="personKey" words={keys} textOf={codeOf} value={textIn(input, "personKey")} onChange={(personKey) => change({ ...input, personKey })} />
          <WordField label={say("outcome")} name="outcome" words={victimOutcomes} textOf={(one) => t(`protection.outcome.${one}`)} value={victimOutcomes.find((one) => one === textIn(input, "outcome")) ?? "unknown"} onChange={(outcome) => change({ ...input, outcome })} />
          <DayField label={say("on")} name="on" value={textIn(input, "on")} onChange={(on) => change({ ...input, on })} isRequired />
          <TextField label={say("source")} name="source" value={textIn(input, "source")} onChange={(source) => change({ ...input, source })} maxLength={500} isRequired />
          <WordField label={say("contribution")} name="contribution" words={contributions} textOf={(one) => t(`protection.contribution.${one}`)} value={contributions.find((one) => one === textIn(input, "contribution")) ?? "not-known"} onChange={(contribution) => change({ ...input, contribution })} />
        </>
      ),
    } }),
    "note-press-release": {
      initial: { on: "", title: "", address: "" },
      fields: (input, change) => (
        <>
          <DayField label={say("on")} name="on" value={textIn(input, "on")} onChange={(on) => change({ ...input, on })} isRequired />
          <TextField label={say("press-title")} name="title" value={textIn(input, "title")} onChange={(title) => change({ ...input, title })} maxLength={300} isRequired />
          <TextField label={say("press-address")} name="address" value={textIn(input, "address")} onChange={(address) => change({ ...input, address })} maxLength={500} />
        </>
      ),
    },
  };
}
