import { OptionalWordField } from "#partners/screens/record-form/WordField.tsx";
import { DayField } from "#ui/form/DayField.tsx";
import { TextField } from "#ui/form/TextField.tsx";
import type { FormBinding } from "#ui/form/use-form.ts";
import { useMessages } from "#ui/messages.ts";
import { Section } from "#ui/page/Section.tsx";
import { termAnswers, termsOfReference, type Visit } from "../../model/visit/visit.ts";
import styles from "../protection.module.css";

/** The terms of reference, each answered by itself; a breach has its day and what happened. */
export function TermFields({ form }: { form: FormBinding<Visit> }) {
  const t = useMessages();
  const { terms } = form.values;
  const set = (term: (typeof termsOfReference)[number], part: Partial<Visit["terms"][number]> | null) => {
    const before = terms.find((one) => one.term === term);
    const others = terms.filter((one) => one.term !== term);
    form.set("terms", part === null ? others : [...others, { term, answer: "accepted", note: "", breachedOn: null, breach: "", ...before, ...part }]);
  };
  return (
    <Section title={t("protection.screen.visit.terms")} lead={t("protection.screen.visit.terms-lead")}>
      {termsOfReference.map((term) => {
        const found = terms.find((one) => one.term === term);
        return (
          <div key={term} className={styles["beside"]}>
            <OptionalWordField label={t(`protection.term.${term}`)} name={`terms.${term}`} words={termAnswers} textOf={(answer) => t(`protection.term-answer.${answer}`)} value={found?.answer ?? null} onChange={(answer) => set(term, answer === null ? null : { answer })} emptyText={t("protection.screen.visit.not-answered")} />
            {found && <TextField label={t("protection.screen.visit.note")} name={`terms.${term}.note`} value={found.note} onChange={(note) => set(term, { note })} maxLength={2000} />}
            {found && <DayField label={t("protection.screen.visit.breached-on")} name={`terms.${term}.breachedOn`} value={found.breachedOn ?? ""} onChange={(on) => set(term, { breachedOn: on === "" ? null : on })} />}
            {found?.breachedOn && <TextField label={t("protection.screen.visit.breach")} name={`terms.${term}.breach`} value={found.breach} onChange={(breach) => set(term, { breach })} maxLength={2000} />}
          </div>
        );
      })}
    </Section>
  );
}
