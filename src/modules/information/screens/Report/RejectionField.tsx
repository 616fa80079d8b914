import { WordField } from "#partners/screens/record-form/WordField.tsx";
import { useMessages } from "#ui/messages.ts";
import { rejectionReasons } from "../../model/report.ts";

type Rejection = (typeof rejectionReasons)[number];

export function RejectionField({ value, onChange }: { value: Rejection; onChange: (because: Rejection) => void }) {
  const t = useMessages();
  return <WordField label={t("information.screen.report.because")} name="because" words={rejectionReasons} textOf={(word) => t(`information.rejection.${word}`)} value={value} onChange={onChange} />;
}
