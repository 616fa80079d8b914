import type { KnownRecord } from "#partners/screens/record-form/record-form.ts";
import { CheckboxGroup } from "#ui/form/CheckboxGroup.tsx";
import { TextArea } from "#ui/form/TextArea.tsx";
import type { FormBinding } from "#ui/form/use-form.ts";
import { useMessages } from "#ui/messages.ts";
import { Section } from "#ui/page/Section.tsx";
import type { Case } from "../../model/case/case.ts";
import type { Communication, FactParagraph } from "../../model/communication/communication.ts";
import { nextKey, RowList } from "../RowList.tsx";

type Rests = FactParagraph["rests"];
type Props = { form: FormBinding<Communication>; about: Case; known: readonly KnownRecord[] };

/** Numbered paragraphs, each tied to entries and records of the case. */
export function FactFields({ form, about, known }: Props) {
  const t = useMessages();
  const { facts, language } = form.values;
  const fresh = (): FactParagraph => ({ key: nextKey("f", facts), text: "", rests: [] });
  const records = [...new Set([...about.about, ...about.chronology.flatMap(({ cites }) => cites)])];
  const options = [
    ...about.chronology.map(({ key, text }) => ({ value: `chronology ${key}`, text })),
    ...records.map((id) => ({ value: `record ${id}`, text: known.find((one) => one.id === id)?.title ?? t("ui.record.not-open") })),
  ];
  return (
    <Section title={t("protection.screen.communication.facts")} lead={t("protection.screen.communication.facts-lead")}>
      <RowList rows={facts} onChange={(rows) => form.set("facts", rows)} legend={(_, index) => t("protection.screen.communication.fact-number", { number: index + 1 })} addText={t("protection.screen.communication.fact-add")} fresh={fresh}>
        {(row, change, index) => (
          <>
            <TextArea label={t("protection.screen.communication.text")} name={`facts.${index}.text`} value={row.text} onChange={(text) => change({ text })} rows={3} maxLength={4000} lang={language} isRequired />
            <CheckboxGroup label={t("protection.screen.communication.rests")} name={`facts.${index}.rests`} value={row.rests.map(toValue)} onChange={(values) => change({ rests: values.map(fromValue) })} options={options} />
          </>
        )}
      </RowList>
    </Section>
  );
}

function toValue(one: Rests[number]): string {
  return one.kind === "chronology" ? `chronology ${one.key}` : `record ${one.id}`;
}

function fromValue(value: string): Rests[number] {
  const [kind = "", name = ""] = value.split(" ");
  return kind === "chronology" ? { kind, key: name } : { kind: "record", id: name };
}
