import { TextArea } from "#ui/form/TextArea.tsx";
import { useMessages } from "#ui/messages.ts";
import type { Assessment } from "../../../model/assessment.ts";

type Searched = Assessment["counterEvidence"];

/** What was found, or where somebody looked and found nothing: one of the two is needed. */
export function SearchedFields({ name, label, value, onChange, lang }: { name: string; label: string; value: Searched; onChange: (value: Searched) => void; lang: string }) {
  const t = useMessages();
  return (
    <>
      <TextArea label={label} name={`${name}.text`} value={value.text} onChange={(text) => onChange({ ...value, text })} rows={6} maxLength={10_000} lang={lang} />
      <TextArea label={t("assessment.screen.field.searched")} hint={t("assessment.screen.field.searched-hint")} name={`${name}.searchDescribed`} value={value.searchDescribed} onChange={(searchDescribed) => onChange({ ...value, searchDescribed })} rows={3} maxLength={4000} lang={lang} />
    </>
  );
}
