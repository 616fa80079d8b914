import { OptionalWordField } from "#partners/screens/record-form/WordField.tsx";
import { useMessages } from "#ui/messages.ts";
import { credibilities, reliabilities } from "../../model/grading.ts";
import styles from "./fields.module.css";

type Reliability = (typeof reliabilities)[number];
type Credibility = (typeof credibilities)[number];

/** Two scales, given separately: a reliable source may bring what cannot be true, and an unknown one what is. */
export function GradeFields({ reliability, credibility, onReliability, onCredibility, isRequired }: { reliability: Reliability | null; credibility: Credibility | null; onReliability: (value: Reliability | null) => void; onCredibility: (value: Credibility | null) => void; isRequired?: boolean }) {
  const t = useMessages();
  return (
    <div className={styles["beside"]}>
      <OptionalWordField label={t("information.screen.grade.reliability")} hint={t("information.screen.grade.reliability-hint")} name="reliability" words={reliabilities} textOf={(word) => t(`information.reliability.${word}`)} value={reliability} onChange={onReliability} emptyText={t("information.screen.grade.not-yet")} isRequired={isRequired} />
      <OptionalWordField label={t("information.screen.grade.credibility")} hint={t("information.screen.grade.credibility-hint")} name="credibility" words={credibilities} textOf={(word) => t(`information.credibility.${word}`)} value={credibility} onChange={onCredibility} emptyText={t("information.screen.grade.not-yet")} isRequired={isRequired} />
    </div>
  );
}
