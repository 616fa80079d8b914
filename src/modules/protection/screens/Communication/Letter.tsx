import { useMessages } from "#ui/messages.ts";
import { Empty } from "#ui/page/Empty.tsx";
import { KeyValue } from "#ui/page/KeyValue.tsx";
import { Notice } from "#ui/page/Notice.tsx";
import { Section } from "#ui/page/Section.tsx";
import { LinkedName } from "#ui/record/LinkedName.tsx";
import type { RecordAnswer } from "#ui/record/record.ts";
import { UserText } from "#ui/text/UserText.tsx";
import type { Case } from "../../model/case/case.ts";
import type { Communication } from "../../model/communication/communication.ts";
import { composeLetter } from "../../model/communication/compose-letter.ts";
import type { LetterText } from "../../model/communication/letter-text.ts";
import { letterWords } from "../../model/communication/letter-words.ts";
import { missingInLetter } from "../../model/communication/missing-in-letter.ts";
import { findStandard, instrumentOf } from "../../model/communication/standards.ts";
import { undrawnLetters } from "../../model/communication/undrawn-letters.ts";
import styles from "../protection.module.css";

type Props = { record: RecordAnswer<Communication>; about: Case | undefined };

/** How the letter reads: as it was agreed to, or as its case allows today; and what still stands in its way. */
export function Letter({ record, about }: Props) {
  const t = useMessages();
  const { content } = record;
  const say = (name: string) => t(`protection.screen.communication.${name}`);
  const letter = content.consolidated?.letter ?? (about === undefined ? undefined : composeLetter(content, about));
  const undrawn = letter === undefined ? [] : undrawnLetters(letter);
  const missing = about === undefined || content.consolidated !== null ? [] : missingInLetter({ communication: content, case: about });
  return (
    <>
      {missing.length > 0 && (
        <Notice>
          <p><strong>{say("missing")}</strong></p>
          <ul>{missing.map((code) => <li key={code}>{t(code)}</li>)}</ul>
        </Notice>
      )}
      <Section title={say(content.consolidated === null ? "letter" : "letter-agreed")}>
        <KeyValue items={[{ key: say("case"), value: <LinkedName linked={record.linked} id={content.caseId} otherwise={t("ui.record.not-open")} /> }]} />
        {undrawn.length > 0 && <Notice>{t("protection.screen.communication.undrawn", { letters: undrawn.slice(0, 12).join(" ") })}</Notice>}
        <div className={styles["papers"]}>
          {Object.entries(papers(record.id)).map(([form, address]) => <a key={form} href={address} target="_blank" rel="noopener">{say(`paper-${form}`)}</a>)}
        </div>
        {letter === undefined ? <Empty why="not-permitted">{say("letter-unknown")}</Empty> : <LetterWords letter={letter} />}
      </Section>
    </>
  );
}

/** The letter to take along, in its own language. */
function papers(id: string) {
  return { pdf: `/api/communications/${id}/document.pdf`, word: `/api/communications/${id}/document.docx`, print: `/print/communications/${id}` };
}

function LetterWords({ letter }: { letter: LetterText }) {
  const t = useMessages();
  const say = (name: string) => t(`protection.screen.communication.${name}`);
  const inLetter = letterWords(letter.language);
  const words = (text: string) => (text === "" ? undefined : <UserText text={text} lang={letter.language} />);
  const numbered = (texts: readonly string[]) => (texts.length === 0 ? undefined : <ol className={styles["plain"]}>{texts.map((text, index) => <li key={index}><UserText text={text} lang={letter.language} /></li>)}</ol>);
  return (
    <KeyValue items={[
      { key: say("subject"), value: words(letter.subject) },
      { key: say("earlier"), value: words(letter.earlier) },
      { key: say("facts"), value: numbered(letter.facts) },
      { key: say("concern"), value: words(letter.concern) },
      { key: say("questions"), value: numbered(letter.questions.flatMap(({ standard, text }) => [...(standard === null ? [] : [inLetter(`question.${standard}`)]), ...(text === "" ? [] : [text])])) },
      { key: say("interim"), value: words(letter.interimMeasures) },
      { key: say("standards"), value: numbered(letter.standards.flatMap(({ id }) => { const standard = findStandard(id); return standard === undefined ? [] : [inLetter(standard.article === null ? "whole" : "article", { instrument: instrumentOf(standard, letter.language), article: standard.article ?? "", source: standard.source })]; })) },
      { key: say("copies"), value: words(letter.copiesTo) },
    ]} />
  );
}
