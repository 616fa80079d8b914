import type { ReactNode } from "react";
import { useMessages } from "#ui/messages.ts";
import { MethodLink } from "#ui/page/MethodLink.tsx";
import { Section } from "#ui/page/Section.tsx";
import { levelKey } from "#ui/pairs/level-key.ts";
import { likelihoodWord } from "#ui/pairs/likelihood-word.ts";
import { PairReasons } from "#ui/pairs/PairReasons.tsx";
import { SideBySide } from "#ui/pairs/SideBySide.tsx";
import { useShare } from "#ui/pairs/use-share.ts";
import { NotKnown } from "#ui/table/NotKnown.tsx";
import { Bdi } from "#ui/text/Bdi.tsx";
import { isolate } from "#ui/text/isolate.ts";
import { personMatchVersion, type LikelyPair } from "../../model/person-lists/likely-pairs.ts";
import type { Listed } from "../../model/person-lists/listed.ts";
import { personLines, type PersonLine } from "../../model/person-lists/person-lines.ts";
import { words } from "./words.ts";

/** Two people on lists as somebody decides about them: how likely, both side by side with their differences marked, what can be done, and why. */
export function PersonPair({ pair, children }: { pair: LikelyPair; children: ReactNode }) {
  const t = useMessages();
  const share = useShare(words);
  const lines = personLines(pair);
  const title = ({ what, field }: PersonLine) => (what === "other" ? field : t(`${words}.field.${what}`));
  const level = ({ what, level: name }: PersonLine) => t(name === undefined ? `${words}.level.untold` : `${words}.level.${what === "given" || what === "family" ? "name" : what}.${levelKey(name)}`);
  const told = (text: string) => (text === "" ? <NotKnown /> : <Bdi>{text}</Bdi>);
  const head = ({ list, row }: Listed) => t(`${words}.row-of`, { list: isolate(list), row });
  return (
    <>
      <Section title={t(`${words}.likelihood.${likelihoodWord(pair.probability)}`, { share: share(pair.probability) })} lead={t(`${words}.likelihood-lead`)}>
        <SideBySide
          caption={t(`${words}.side-by-side`)}
          heads={[head(pair.one), head(pair.other)]}
          lines={[
            ...lines.map((line) => ({ key: line.field, title: <Bdi>{title(line)}</Bdi>, how: line.how, said: level(line), values: [told(line.told[0]), told(line.told[1])] as const })),
            { key: "whole row", title: t(`${words}.whole-row`), values: [<Bdi key="one">{pair.one.said}</Bdi>, <Bdi key="other">{pair.other.said}</Bdi>] },
          ]}
        />
      </Section>
      {children}
      <PairReasons words={words} lead={<>{t(`${words}.why-lead`, { version: personMatchVersion })} <MethodLink method="matching" /></>} reasons={lines.map((line) => ({ field: title(line), level: level(line), bits: line.bits }))} />
    </>
  );
}
