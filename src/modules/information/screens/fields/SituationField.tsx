import { SelectField } from "#ui/form/SelectField.tsx";
import { useMessages } from "#ui/messages.ts";
import { useRecordList } from "#ui/record/record.ts";

/** The situations there are to choose from. */
export function useSituations() {
  return useRecordList("situations", "information.situation", { limit: "200" });
}

/** The situation something belongs to. */
export function SituationField({ name, value, onChange, emptyText, hint }: { name: string; value: string; onChange: (id: string) => void; emptyText: string; hint?: string }) {
  const t = useMessages();
  const situations = useSituations();
  return <SelectField label={t("information.situation")} hint={hint} name={name} value={value} onChange={onChange} emptyText={emptyText} options={situations.map((one) => ({ value: one.id, text: one.title }))} />;
}
