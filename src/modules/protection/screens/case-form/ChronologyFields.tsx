import type { KnownRecord } from "#partners/screens/record-form/record-form.ts";
import { PartialDateField } from "#ui/form/PartialDateField.tsx";
import { TextArea } from "#ui/form/TextArea.tsx";
import { TextField } from "#ui/form/TextField.tsx";
import type { FormBinding } from "#ui/form/use-form.ts";
import { useMessages } from "#ui/messages.ts";
import { Section } from "#ui/page/Section.tsx";
import type { Case, ChronologyEntry } from "../../model/case/case.ts";
import { RecordsField } from "../RecordsField.tsx";
import { nextKey, RowList } from "../RowList.tsx";

/** What happened in its order, each entry with what it rests on. */
export function ChronologyFields({ form, known }: { form: FormBinding<Case>; known: readonly KnownRecord[] }) {
  const t = useMessages();
  const { chronology, language } = form.values;
  const fresh = (): ChronologyEntry => ({ key: nextKey("c", chronology), when: null, place: "", text: "", cites: [] });
  return (
    <Section title={t("protection.screen.case.chronology")} lead={t("protection.screen.case.chronology-lead")}>
      <RowList rows={chronology} onChange={(rows) => form.set("chronology", rows)} legend={(_, index) => t("protection.screen.case.entry-number", { number: index + 1 })} addText={t("protection.screen.case.entry-add")} fresh={fresh}>
        {(row, change, index) => (
          <>
            <PartialDateField label={t("protection.screen.case.when")} name={`chronology.${index}.when`} value={row.when ?? ""} onChange={(when) => change({ when: when === "" ? null : when })} />
            <TextField label={t("protection.screen.case.place")} name={`chronology.${index}.place`} value={row.place} onChange={(place) => change({ place })} maxLength={300} lang={language} />
            <TextArea label={t("protection.screen.case.entry-text")} name={`chronology.${index}.text`} value={row.text} onChange={(text) => change({ text })} rows={3} maxLength={4000} lang={language} isRequired />
            <RecordsField label={t("protection.screen.case.cites")} name={`chronology.${index}.cites`} value={row.cites} known={known} onChange={(cites) => change({ cites })} />
          </>
        )}
      </RowList>
    </Section>
  );
}
