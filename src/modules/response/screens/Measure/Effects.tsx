import { useMessages } from "#ui/messages.ts";
import { KeyValue } from "#ui/page/KeyValue.tsx";
import { Section } from "#ui/page/Section.tsx";
import { UserText } from "#ui/text/UserText.tsx";
import type { Measure } from "../../model/measure.ts";
import { useFactorWords } from "../factor-words.ts";

/** Whether it helped, factor by factor: another finding than that it was done. */
export function Effects({ content }: { content: Measure }) {
  const t = useMessages();
  const factors = useFactorWords();
  return (
    <Section title={t("response.screen.effects.title")} lead={t("response.screen.effects.lead")}>
      {content.effects.length === 0 && <p>{t("response.screen.effects.none")}</p>}
      {content.effects.length > 0 && <KeyValue items={content.effects.map((effect) => ({ key: factors.name(effect.factorId), value: <><strong>{t(`response.effect.${effect.effect}`)}</strong> <UserText text={effect.note} lang={content.language} /></> }))} />}
      {content.sideEffects !== "" && <KeyValue items={[{ key: t("response.screen.effects.side"), value: <UserText text={content.sideEffects} lang={content.language} /> }]} />}
    </Section>
  );
}
