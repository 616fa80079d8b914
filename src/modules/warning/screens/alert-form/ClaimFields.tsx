import { likelihoodWords } from "#assessment/model/likelihood.ts";
import { oneOf } from "#assessment/screens/one-of.ts";
import { DayField } from "#ui/form/DayField.tsx";
import { SelectField } from "#ui/form/SelectField.tsx";
import { TextArea } from "#ui/form/TextArea.tsx";
import type { FormBinding } from "#ui/form/use-form.ts";
import { useMessages } from "#ui/messages.ts";
import { Section } from "#ui/page/Section.tsx";
import type { Alert } from "../../model/alert.ts";
import type { Claim } from "../../model/claim.ts";
import { useClaimWords } from "../claim/use-claim-words.ts";
import { emptyClaim } from "./alert-draft.ts";
import styles from "../form.module.css";

/** What can be held against what happens: a sentence, a day and a word of likelihood, all of them or none. */
export function ClaimFields({ form }: { form: FormBinding<Alert> }) {
  const t = useMessages();
  const likelihood = useClaimWords();
  const claim = form.values.claim ?? emptyClaim;
  const change = (changed: Partial<Claim>) => form.set("claim", { ...claim, ...changed });
  const lang = form.values.language;
  return (
    <Section title={t("warning.screen.claim.title")} lead={t("warning.screen.claim.lead")}>
      <TextArea label={t("warning.screen.claim.text")} hint={t("warning.screen.claim.text-hint")} name="claim.text" value={claim.text} onChange={(text) => change({ text })} rows={2} maxLength={600} lang={lang} />
      <div className={styles["beside"]}>
        <DayField label={t("warning.screen.claim.horizon")} hint={t("warning.screen.claim.horizon-hint")} name="claim.horizon" value={claim.horizon ?? ""} onChange={(day) => change({ horizon: day === "" ? null : day })} />
        <SelectField
          label={t("warning.screen.claim.likelihood")}
          hint={t("warning.screen.claim.likelihood-hint")}
          name="claim.likelihood"
          value={claim.likelihood ?? ""}
          onChange={(word) => change({ likelihood: oneOf(likelihoodWords, word) ?? null })}
          emptyText={t("warning.screen.not-said-yet")}
          options={likelihoodWords.map((word) => ({ value: word, text: likelihood(word) }))}
        />
      </div>
      <TextArea label={t("warning.screen.claim.judged-by")} hint={t("warning.screen.claim.judged-by-hint")} name="claim.judgedBy" value={claim.judgedBy} onChange={(judgedBy) => change({ judgedBy })} rows={2} maxLength={2000} lang={lang} />
    </Section>
  );
}
