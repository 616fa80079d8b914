import { SelectField } from "#ui/form/SelectField.tsx";
import { TextArea } from "#ui/form/TextArea.tsx";
import { TextField } from "#ui/form/TextField.tsx";
import { useMessages } from "#ui/messages.ts";
import { Section } from "#ui/page/Section.tsx";
import { maxKeyJudgements, type Assessment } from "../../../model/assessment.ts";
import { confidences } from "../../../model/judgement.ts";
import { likelihoodWords } from "../../../model/likelihood.ts";
import { oneOf } from "../../one-of.ts";
import { useLikelihood } from "../../use-likelihood.ts";
import styles from "../styles.module.css";
import { RowList } from "./RowList.tsx";
import type { SectionProps } from "./section-props.ts";

/** The most cautious beginning: neither likely nor unlikely, and little known. */
const fresh: Assessment["keyJudgements"][number] = { text: "", likelihood: "about-even", confidence: "low", horizon: "" };

export function KeyJudgementsSection({ form }: SectionProps) {
  const t = useMessages();
  const likelihood = useLikelihood();
  return (
    <Section title={t("assessment.section.key-judgements")} lead={t("assessment.screen.key-judgements.lead")}>
      <RowList
        rows={form.values.keyJudgements}
        onChange={(rows) => form.set("keyJudgements", rows)}
        fresh={fresh}
        name="keyJudgements"
        addText={t("assessment.screen.key-judgements.add")}
        nameOf={(number) => t("assessment.screen.field.key-judgement", { number })}
        most={maxKeyJudgements}
        tooMany={t("assessment.too-many-key-judgements")}
      >
        {(row, change, name) => (
          <>
            <TextArea label={t("assessment.screen.key-judgements.text")} name={`${name}.text`} value={row.text} onChange={(text) => change({ text })} rows={3} maxLength={1500} isRequired lang={form.values.language} />
            <div className={styles["fields"]}>
              <SelectField label={t("assessment.screen.key-judgements.likelihood")} name={`${name}.likelihood`} value={row.likelihood} onChange={(text) => change({ likelihood: oneOf(likelihoodWords, text) ?? row.likelihood })} options={likelihoodWords.map((word) => ({ value: word, text: likelihood(word) }))} />
              <SelectField label={t("assessment.screen.factor.confidence")} name={`${name}.confidence`} value={row.confidence} onChange={(text) => change({ confidence: oneOf(confidences, text) ?? row.confidence })} options={confidences.map((word) => ({ value: word, text: t(`assessment.confidence.${word}`) }))} />
              <TextField label={t("assessment.screen.key-judgements.horizon")} hint={t("assessment.screen.key-judgements.horizon-hint")} name={`${name}.horizon`} value={row.horizon} onChange={(horizon) => change({ horizon })} isRequired maxLength={200} />
            </div>
          </>
        )}
      </RowList>
    </Section>
  );
}
