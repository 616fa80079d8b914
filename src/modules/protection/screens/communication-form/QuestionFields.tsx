import { OptionalWordField } from "#partners/screens/record-form/WordField.tsx";
import { TextArea } from "#ui/form/TextArea.tsx";
import type { FormBinding } from "#ui/form/use-form.ts";
import { useMessages } from "#ui/messages.ts";
import { Section } from "#ui/page/Section.tsx";
import { standardQuestions, type Communication, type Question } from "../../model/communication/communication.ts";
import { nextKey, RowList } from "../RowList.tsx";

/** What the addressee is asked: standard questions, and those of this case. */
export function QuestionFields({ form }: { form: FormBinding<Communication> }) {
  const t = useMessages();
  const { questions, language } = form.values;
  const fresh = (): Question => ({ key: nextKey("q", questions), standard: null, text: "" });
  return (
    <Section title={t("protection.screen.communication.questions")}>
      <RowList rows={questions} onChange={(rows) => form.set("questions", rows)} legend={(_, index) => t("protection.screen.communication.question-number", { number: index + 1 })} addText={t("protection.screen.communication.question-add")} fresh={fresh}>
        {(row, change, index) => (
          <>
            <OptionalWordField label={t("protection.screen.communication.question-standard")} name={`questions.${index}.standard`} words={standardQuestions} textOf={(one) => t(`protection.question.${one}`)} value={row.standard} onChange={(standard) => change({ standard })} emptyText={t("protection.screen.communication.question-own")} />
            <TextArea label={t("protection.screen.communication.text")} name={`questions.${index}.text`} value={row.text} onChange={(text) => change({ text })} rows={2} maxLength={2000} lang={language} />
          </>
        )}
      </RowList>
    </Section>
  );
}
